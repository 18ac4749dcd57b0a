"""Background work that is never lost: the job row is the truth, a message only a hint (docs/jobs.md)."""
