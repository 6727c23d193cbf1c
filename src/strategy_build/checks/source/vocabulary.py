"""Words that the rules about language know: short forms, hard words and plainer ones."""

from __future__ import annotations

LATIN = {
    "e.g.": "for example", "eg": "for example", "i.e.": "that is", "ie": "that is",
    "etc.": "and so on", "etc": "and so on", "ibid.": "in the same place", "viz.": "namely",
    "NB": "Note", "N.B.": "Note", "via": "through", "per annum": "a year", "vis-à-vis": "about",
}  # fmt: skip

SHORT_FORMS = frozenset(
    {
        "ASCII", "BACS", "COVID", "DAISY", "EPUB", "HTML", "HTTP", "HTTPS", "ISBN", "JPEG", "LGBT", "LGBTQ", "LGBTQI",
        "LGBTQIA", "NATO", "NIHR", "PDFS", "RNIB", "RNID", "STEM", "UKAAF", "UNESCO", "WCAG", "YAML", "SEND",
    }
)  # fmt: skip

PLAINER = {
    "utilise": "use", "utilised": "used", "utilising": "using", "leverage": "use",
    "facilitate": "help, run", "facilitates": "helps", "commence": "start", "commenced": "started",
    "endeavour": "try", "prior to": "before", "in order to": "to", "going forward": "from now on",
    "moving forward": "from now on", "with regard to": "about", "in relation to": "about",
    "in the event that": "if", "in lieu of": "instead of", "subsequent to": "after",
    "ascertain": "find out", "aforementioned": "this", "henceforth": "from now on", "inter alia": "among others",
    "stakeholders": "say who: people, partners", "stakeholder": "say who: person, partner",
    "synergy": "working together", "synergies": "working together", "holistic": "whole",
    "paradigm": "way of thinking", "operationalise": "put into practice", "actionable": "that can be done",
    "deliverables": "things we will make", "learnings": "what we learned", "ideate": "think of ideas",
    "incentivise": "encourage", "deep dive": "close look", "robust": "strong, well tested",
}  # fmt: skip

IDIOMS = {
    "hit the ground running": "start quickly", "low-hanging fruit": "what is easy to do first",
    "low hanging fruit": "what is easy to do first", "think outside the box": "try new ideas",
    "outside the box": "in a new way", "blue-sky thinking": "new ideas", "blue sky thinking": "new ideas",
    "move the goalposts": "change the rules", "moving the goalposts": "changing the rules",
    "level playing field": "the same chances for all", "on the same page": "of one mind",
    "at the end of the day": "in the end", "ballpark figure": "rough number", "best of both worlds": "both good things",
    "bite the bullet": "do what is hard", "break the ice": "help people to start talking",
    "by and large": "mostly", "get the ball rolling": "start", "go the extra mile": "do more than we must",
    "in the loop": "informed", "in the pipeline": "planned", "in a nutshell": "in short",
    "kick off": "start", "kick the can down the road": "put it off", "kill two birds with one stone": "do two things at once",
    "learn the ropes": "learn how it is done", "leave no stone unturned": "try everything",
    "light at the end of the tunnel": "hope", "make ends meet": "pay for what we need", "no-brainer": "easy choice",
    "off the record": "not to be repeated", "on board with": "in favour of", "on the back burner": "put off",
    "out of the blue": "without warning", "paradigm shift": "new way of thinking", "pull out all the stops": "do all we can",
    "push the envelope": "try something new", "raise the bar": "expect more", "rock the boat": "cause trouble",
    "silver bullet": "one answer to all of it", "step up to the plate": "take on the work", "take on board": "listen to",
    "the ball is in your court": "it is for you to decide", "the elephant in the room": "what nobody talks about",
    "the icing on the cake": "an extra", "tip of the iceberg": "a small part of it", "touch base": "talk",
    "turn over a new leaf": "start again", "up in the air": "not decided", "win-win": "good for both sides",
    "drill down": "look closely", "drop the ball": "make a mistake", "rule of thumb": "rough guide",
    "once in a blue moon": "very rarely", "a drop in the ocean": "very little", "the bottom line": "what matters most",
}  # fmt: skip

# Short forms that are better known than what they stand for.
KNOWN_SHORT_FORMS = SHORT_FORMS | frozenset(
    (
        "AM", "BBC", "BRF", "BST", "CC", "CD", "CSV", "DJ", "DVD", "DVLA", "EU", "FAQ", "FM",
        "GMT", "GP", "HIV", "ID", "IT", "ITV", "MP", "MPEG", "MS", "NHS", "OK", "PC", "PDF", "PIN",
        "PM", "PNG", "QR", "RAF", "SMS", "SOS", "SVG", "TV", "TXT", "UK", "UN", "URL", "US", "USA",
        "USB", "VAT", "VIP", "WC", "XL", "ZIP",
        "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
    )
)  # fmt: skip

# The small words that half of every text is made of, by language.
FUNCTION_WORDS = {
    "en": frozenset(
        "a about all an and are as at be by can do for from has have how if in is it its not of on "
        "or our so that the their them then there they this to was we what when which who will "
        "with you your".split()
    ),
    "cy": frozenset(
        "a ac ag am ar bawb bod chi da dan dros dw eich ein ei eu fel fod fydd gan gyda hefyd hwn "
        "hyn i mae maen mewn ni neu o oes oedd os pan pawb rydym rydyn sydd sy un wedi wrth y yn yng "
        "yr".split()
    ),
    "fr": frozenset(
        "au aux avec ce ces cette dans de des du elle elles en est et eux il ils je la le les leur "
        "mais ne nos notre nous on ou par pas pour qu que qui sa se ses son sont sur tous tout un "
        "une vos votre vous à".split()
    ),
    "de": frozenset(
        "als am auch auf aus bei das dass dem den der des die ein eine einem einen einer es für hat "
        "ich ihr im in ist mit nach nicht oder sich sie sind und uns unser unsere von vor was wenn "
        "wer wie wir zu zum zur".split()
    ),
    "es": frozenset(
        "al como con de del el ella en entre es esta este la las lo los más mi muy no nos nuestra "
        "nuestro o para pero por que se ser si sin sobre su sus también todo todos un una y".split()
    ),
    "pl": frozenset(
        "aby ale być czy dla do i jak jest już lub ma mamy może na nas nasz nasze nie o od oraz po "
        "przez przy się są tak to w wszystkich z za że".split()
    ),
}
