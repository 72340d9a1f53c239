"""What several pages show alike: a lift, a set, a question, a form."""
