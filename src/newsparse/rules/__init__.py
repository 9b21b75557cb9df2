"""Tables only: platform markers, month names, control words. No logic; each row or group has its reason."""
