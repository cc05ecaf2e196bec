//! Welsh and English texts, plural forms, dates and sorting.
