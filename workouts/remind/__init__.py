"""Be reminded by mail on the morning of a training day."""
