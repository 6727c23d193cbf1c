"""Words that are right and that the dictionary is too old or too American to know, by their stem."""

from __future__ import annotations

from functools import lru_cache

_STEMS = frozenset(
    """
    ableism ableist aeroplane allotment amongst app artefact assistive audiobook autofill backwards
    biodiversity bitesize blog bookcase braillist broadband brolly bungalow burnt bursary candour
    captioner carer carpark catalogue checkbox chiropodist codesign commissioner coproduce
    coproduced coproducing coproducer coproduction cosier cosily cosiness cosy crowdfund
    crowdsource decarbonise decluttering deafblind downloadable doughnut draught draughty dreamt
    drop-in dropdown dyscalculia dyslexic dyspraxia dyspraxic earpiece ebook ecosystem empathise
    enquire enquirer enquiry fete flipchart flytip foodbank foodshare fortnight fortnightly freecycle freephone fundraise fundraiser
    fundraising gran grandad grandma granddad grassroots gutted handrail hashtag hearsay hobnob
    honoraria honorarium howto hybrid hyperlink inclusive inclusivity instalment internet
    intersectional intersectionality intranet kerb kerbside learnt leaflet leant libre lipreader
    lipspeaker lipspeaking livestream makerspace manoeuvre marginalised maths mentee metadata
    microgrant microphone mindset minibus minoritised moustache mum nan nappy nationwide
    neurodivergence neurodivergent neurodiverse neurodiversity neurotypical offline omelette onboard
    onboarding online onwards organiser outreach palantypist pandemic pavement phonecall plain-english
    playgroup playlist plugin podcast podcaster postcode preprint pushchair pyjamas queueing
    racialised reablement recce reflow repurpose rewild rewilding ringfence ringfenced roadmap rota
    safeguarding screenshot scribe sharable signage signpost signposting smartphone smelt
    socioeconomic spelt spoilt stairlift storey subcommittee subtitler sustainability tarmac textphone
    timeframe timeline timesheet timescale tokenism tokenistic toolkit towards trike trustee tyre
    unelected unfunded uncontracted unpaid upcycle upcycling upskill upskilling upwards volunteer
    walkthrough waymarked webcam webinar webpage website wellbeing wheelchair wheelie wheely whilst
    whiteboard whisky wifi woollen workaround workflow workplace workstream yoghurt zebra zoom
    afterwards downwards forwards inwards outwards
    """.split()
)
_ENDINGS = ("s", "es", "'s", "ed", "d", "ing", "er", "ers", "ly")


@lru_cache(maxsize=8_192)
def is_newer(word: str) -> bool:
    """Whether a word, or its stem, is right although the dictionary does not know it."""
    if word in _STEMS:
        return True
    stems = {word.removesuffix(end) for end in _ENDINGS if word.endswith(end)}
    stems |= {f"{stem}e" for stem in stems} | {
        f"{word.removesuffix(end)}y" for end in ("ies", "ied") if word.endswith(end)
    }
    return not stems.isdisjoint(_STEMS)
