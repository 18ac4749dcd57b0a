from django.db import models


class Effect(models.Model):
    """One per applied result. No constraint keeps a job from leaving two: that is what is tested."""

    subject_id = models.BigIntegerField()

    def __str__(self):
        return str(self.subject_id)
