"""See the days of a year: trained, missed or excused."""
