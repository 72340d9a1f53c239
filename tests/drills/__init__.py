"""Drills: what breaks in a gym, a cellar or a server room, done on purpose and survived.

`./run test -m drills tests/drills` runs them all in some fifteen minutes on a machine with nothing
else to do, on loopback alone; each ends by itself. What was measured is told at the end of the run,
and so is what could not be done on this machine.

- test_journal.py: sets are logged through gunicorn and Postgres while both are killed, the disk
  fills and the wire loses what it carries; what was acknowledged is compared with what is stored.
- test_two_devices.py: two phones of one lifter against a model of what should be stored.
- test_random_walk.py: every address by everybody, with odd values in every place.
- test_timing.py: whether the time of an answer tells a known address from an unknown one.

Each is then run on the product with a defect planted in it, and must catch that. For the whole of
the journal's faults be root on a machine with Debian's nginx-light and openssl.
"""
