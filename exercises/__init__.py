"""What the article teaches: exercises, one file each in content/, and their public pages."""
