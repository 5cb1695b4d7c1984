"""What an author may write: one model a kind of item, one type a kind of value (FORMAT, sections 2 to 8)."""
