"""The addresses of coaching: the only ones where one person reads another's data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.matrix.bodies import ANOTHERS_SET, LEFT_EMPTY, TO_ANOTHERS, TO_FORMER
from tests.matrix.people import (
    ANONYMOUS,
    CLIENTS,
    COACH,
    COACHES,
    FORMER,
    INVITED,
    OTHER,
    OWNER,
)
from tests.matrix.rows import ASKS_AGAIN, But, Row, nobody, of_coach, of_owner, own, public
from tests.matrix.tables import (
    COMMENT,
    HAND_OVER,
    INVITATION,
    LIGHTER,
    LINK,
    PLAN,
    PROPOSAL,
    REVIEW,
    SENDING,
    TEMPLATE,
    TEMPLATE_LINE,
)
from tests.matrix.world import NAMES, email

OPEN = {"id": "coaching"}
WORKOUT = OPEN | {"workout": f"workout of {OWNER}"}
PRESCRIBED = OPEN | {"prescription": f"prescription of {OWNER}"}
ANOTHERS_WORKOUT = OPEN | {"workout": f"workout of {OTHER}"}
ANOTHERS_PRESCRIBED = OPEN | {"prescription": f"prescription of {OTHER}"}
# Lists of everybody's own clients: most have none. An invited coach reads who is asked.
LISTS = {"looks": COACHES, "reads": {*COACHES, *CLIENTS, INVITED}}
# A page that is sent back shows as much as one that is read.
LOOKED = {"looks": [COACH], "looked": "GET HEAD POST"}

PAGES_OF_THE_COACH = [
    of_coach("client", get=200, at=OPEN),
    of_coach("client_history", get=200, at=OPEN),
    of_coach("client_lift", get=200, at=OPEN | {"slug": "slug"}),
    of_coach("client_workout", get=200, at=WORKOUT),
    of_coach("propose", get=200, post=302, at=PRESCRIBED, changes=PROPOSAL, **LOOKED),
    of_coach("propose_lighter_week", get=200, post=302, at=OPEN, changes=PROPOSAL, **LOOKED),
    of_coach("hand_over", get=200, post=302, at=OPEN, changes=HAND_OVER, **LOOKED),
    of_coach("review_workout", post=302, at=WORKOUT, changes=f"{REVIEW} {COMMENT}", looks=[]),
    of_coach("comment_on_workout", post=302, at=WORKOUT, changes=COMMENT, looked="POST"),
]


def shut(row: Row) -> Iterator[Row]:
    """The same page for a coaching that is not open: nobody's, its own coach included."""
    for case, coaching in [("before the yes", "asked"), ("after the end", "former")]:
        yield replace(row, who=[], looks=[], at=row.at | {"id": f"{coaching} coaching"}, case=case)


OF_ANOTHER = [
    nobody("client_workout", get=200, at=ANOTHERS_WORKOUT),
    nobody("propose", get=200, post=302, at=ANOTHERS_PRESCRIBED),
    nobody("review_workout", post=302, at=ANOTHERS_WORKOUT),
    nobody("comment_on_workout", post=302, at=ANOTHERS_WORKOUT),
]

BETWEEN_THE_TWO = {"who": [OWNER, COACH], "reads": [OWNER, COACH]}
BEFORE_THE_YES = {"who": [OWNER, INVITED], "reads": [OWNER, INVITED]}
SHOWS_OWNER = {"shows": [NAMES[OWNER], email(OWNER)], "whose": OWNER}
SHOWS_COACH = {"shows": [NAMES[COACH], email(COACH)], "whose": COACH}

TEMPLATES = [
    own("templates", get=200, post=302, changes=TEMPLATE),
    own("templates", get=200, post=422, case=LEFT_EMPTY),
    *(
        Row(name, [COACH], at={"id": "template"} | at, reads=[COACH], **said)
        for name, at, said in [
            ("template", {}, {"get": 200, "post": 302, "changes": TEMPLATE_LINE}),
            ("rename_template", {}, {"post": 302, "changes": TEMPLATE}),
            ("take_out_line", {"line": "template line"}, {"post": 302, "changes": TEMPLATE_LINE}),
            ("delete_template", {}, {"post": 302, "changes": f"{TEMPLATE} {TEMPLATE_LINE}"}),
        ]
    ),
    Row(
        "propose_template",
        [COACH],
        get=200,
        post=302,
        at={"id": "template"},
        reads=[COACH],
        changes=f"{SENDING} {PROPOSAL}",
        looks=[COACH],
        looked="POST",
    ),
    *(
        Row(
            "propose_template",
            [COACH],
            get=200,
            post=422,
            at={"id": "template"},
            reads=[COACH],
            case=case,
        )
        for case in [TO_FORMER, TO_ANOTHERS]
    ),
    Row("template_sent", [COACH], get=200, at={"id": "sending"}, reads=[COACH]),
]

COACHING = [
    own("clients", get=200, **LISTS),
    own("review_queue", get=200, **LISTS),
    *PAGES_OF_THE_COACH,
    *TEMPLATES,
    *(each for row in PAGES_OF_THE_COACH for each in shut(row)),
    *(replace(row, case="a client's page with something of another") for row in OF_ANOTHER),
    of_coach("comment_on_workout", post=422, at=WORKOUT, looked="POST", case=LEFT_EMPTY),
    nobody(
        "comment_on_workout",
        post=302,
        at=WORKOUT,
        looks=[COACH],
        looked="POST",
        case=ANOTHERS_SET,
    ),
    # Proposals: the coach makes and takes back, the client decides.
    of_coach("withdraw_proposal", post=302, at={"id": "proposal"}, changes=PROPOSAL, looks=[]),
    of_owner(
        "accept_proposal",
        post=302,
        at={"id": "proposal"},
        changes=f"{PROPOSAL} {PLAN} workouts_workout",
    ),
    of_owner("decline_proposal", post=302, at={"id": "proposal"}, changes=PROPOSAL),
    of_owner(
        "accept_proposal",
        post=302,
        at={"id": "lighter proposal"},
        changes=f"{PROPOSAL} {LIGHTER}",
        case="of a lighter week",
    ),
    *(
        nobody(f"{verb}_proposal", post=302, at={"id": "former proposal"}, case="of a former coach")
        for verb in ["withdraw", "accept", "decline"]
    ),
    # Who looks on, and since when.
    own("coach_settings", get=200),
    own("looks", get=200),
    own("make_invitation", post=302, changes=INVITATION),
    of_owner("withdraw_invitation", post=302, at={"id": "invitation"}, changes=INVITATION),
    public(
        "invitation",
        post=302,
        at={"token": "token of the invitation"},
        changes=f"{INVITATION} {LINK}",
        but=[But([ANONYMOUS], "POST", 302), But([OWNER, COACH, INVITED], "POST", 422)],
        **SHOWS_OWNER,
    ),
    public(
        "invitation",
        post=302,
        at={"token": "token of the coach's invitation"},
        changes=f"{INVITATION} {LINK}",
        but=[But([ANONYMOUS], "POST", 302), But([OWNER, COACH], "POST", 422)],
        # Who has a coach is told so beside the question.
        reads=CLIENTS,
        case="by a coach",
        **SHOWS_COACH,
    ),
    *(
        public(
            "invitation",
            get=404,
            post=404,
            at={"token": f"token of the {sort} invitation"},
            case=sort,
        )
        for sort in ["withdrawn", "late"]
    ),
    # A second tap leads where the first one did.
    public(
        "invitation",
        get=404,
        post=404,
        at={"token": "token of the used invitation"},
        but=[But([COACH, INVITED], "POST", 302)],
        reads=[COACH, INVITED],
        case="used",
    ),
    of_owner("agree", get=200, post=302, at={"id": "asked coaching"}, changes=LINK, **ASKS_AGAIN),
    # Said already: led on, and nothing is said twice.
    of_owner("agree", get=302, post=302, at=OPEN, case="after the yes", **ASKS_AGAIN),
    nobody(
        "agree",
        get=302,
        post=302,
        at={"id": "former coaching"},
        case="after the end",
        **ASKS_AGAIN,
    ),
    Row("end_coaching", post=302, at=OPEN, changes=f"{LINK} {HAND_OVER}", **BETWEEN_THE_TWO),
    # The offer to go on with another coach: the client reads it, and either takes it back.
    of_owner("handed_over", get=302, at=OPEN),
    nobody("handed_over", get=302, at={"id": "former coaching"}, case="after the end"),
    Row("take_back_hand_over", post=302, at=OPEN, changes=HAND_OVER, **BETWEEN_THE_TWO),
    nobody("take_back_hand_over", post=302, at={"id": "former coaching"}, case="after the end"),
    Row(
        "end_coaching",
        post=302,
        at={"id": "asked coaching"},
        changes=LINK,
        case="before the yes",
        **BEFORE_THE_YES,
    ),
    # A second tap, by either side: it is over already, and names nobody.
    Row(
        "end_coaching",
        [OWNER, FORMER],
        post=302,
        at={"id": "former coaching"},
        case="after the end",
    ),
    # What coach and client write to each other.
    Row(
        "answer",
        get=200,
        post=302,
        at={"id": "answered comment"},
        changes=COMMENT,
        **LOOKED,
        **BETWEEN_THE_TWO,
    ),
    of_owner("write_to_coach", get=200, post=302, at=WORKOUT, changes=COMMENT),
    nobody("write_to_coach", get=200, post=302, at=ANOTHERS_WORKOUT, case="about another's"),
    nobody(
        "write_to_coach",
        get=200,
        post=302,
        at=WORKOUT | {"id": "former coaching"},
        case="after the end",
    ),
    Row(
        "mark_read",
        post=302,
        at={"id": "unread comment"},
        changes=COMMENT,
        changed_by=[OWNER],
        **BETWEEN_THE_TWO,
    ),
    Row(
        "mark_read",
        post=302,
        at={"id": "answer"},
        changes=COMMENT,
        changed_by=[COACH],
        case="the owner's answer",
        **BETWEEN_THE_TWO,
    ),
    nobody("answer", get=200, post=302, at={"id": "former comment"}, case="after the end"),
    nobody("mark_read", post=302, at={"id": "former comment"}, case="after the end"),
]
