"""Your plan and your logbook. The tables, the verbs that change them and the targets lie here;
each folder is one thing that a person does, with its views, its forms and its page."""
