"""Get mail about coaching: a coach on Mondays, a client when their coach wants something."""
