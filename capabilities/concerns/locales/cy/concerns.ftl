# Texts of concerns.
