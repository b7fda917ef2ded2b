"""Files for staff to fill in: templates of registrations and minutes, refused rows to be mended."""
