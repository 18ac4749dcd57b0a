"""Every audited action, in the past tense. An event that is not listed here cannot be recorded."""

from __future__ import annotations

EVENTS: dict[str, str] = {
    "article.created": "an article was taken in",
    "article.version_added": "a changed text became a new version",
    "article.published_on_set": "the publication date was given",
    "article.made_public": "the annotated article was shown to readers",
    "article.hidden": "the annotated article was hidden from readers",
    "article.extracted": "claims were extracted from a version",
    "claim.added": "a person added a claim that was missed",
    "claim.selected": "the claim was selected for checking",
    "claim.dismissed": "the claim was dismissed",
    "claim.research_started": "research on the claim began",
    "claim.attention_cleared": "a person looked at the claim after its words changed",
    "claim.assigned": "the claim was assigned",
    "lookup.requested": "a lookup was requested",
    "lookup.retried": "a failed lookup was requested again",
    "snapshot.captured": "a source was captured",
    "evidence.attached": "evidence was attached to the claim",
    "evidence.withdrawn": "evidence was withdrawn from the claim",
    "verdict.drafted": "a verdict was drafted or changed",
    "verdict.submitted": "a verdict was handed in for review",
    "verdict.returned": "the reviewer sent the verdict back",
    "verdict.approved": "a second person approved the verdict",
    "verdict.reopened": "an approved or published verdict was opened again",
    "verdict.published": "the verdict was published",
    "verdict.retracted": "a published verdict was retracted",
    "token.issued": "an API token was issued",
    "token.revoked": "an API token was revoked",
    "holdings.imported": "office holders were imported",
}
