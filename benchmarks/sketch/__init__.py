"""A bare Django project that does the product's hot work without its quality, to measure beside.

Sign-in, CSRF, sessions in the database, forms, sets stored, the next target by a simple rule, the
week, and a coach's list of clients: what somebody who knows Django writes in a day.
"""
