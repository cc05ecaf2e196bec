//! One worklist over everything: due, overdue, waiting on others.
