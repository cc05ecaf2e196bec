//! Record linkage: which records are about the same one, how sure that is, and why.
