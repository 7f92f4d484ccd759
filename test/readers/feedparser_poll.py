"""Polls a feed with feedparser as its documentation says, and prints what a program would show.

Called as `feedparser_poll.py STATE URL`. STATE is a file of JSON that lives between polls. Prints
JSON: the items of all documents so far by their ids, and the ids that this poll brought.
"""

import calendar
import html
import json
import os
import sys

import feedparser

# A program that uses feedparser names itself. Without a name of its own it would look like rss2email.
AGENT = "tagwire-tests/1.0"


def main(state_file, url):
    state = read(state_file)
    # Unsanitised and unresolved, so that content can be compared as it was sent.
    parsed = feedparser.parse(
        url,
        etag=state["etag"],
        modified=state["modified"],
        agent=AGENT,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if parsed.status not in (200, 226, 304) or (parsed.status != 304 and parsed.bozo):
        sys.exit(f"{parsed.status} {parsed.get('bozo_exception')}")
    items = [to_item(entry) for entry in parsed.entries]
    fresh = [item["id"] for item in items if item["id"] not in state["items"]]
    state["items"].update({item["id"]: item for item in items})
    state["etag"] = parsed.get("etag", state["etag"])
    state["modified"] = parsed.get("modified", state["modified"])
    with open(state_file, "w", encoding="utf-8") as file:
        json.dump(state, file)
    print(json.dumps({"items": list(state["items"].values()), "fresh": fresh}))


def read(state_file):
    if not os.path.exists(state_file):
        return {"etag": None, "modified": None, "items": {}}
    with open(state_file, encoding="utf-8") as file:
        return json.load(file)


def to_item(entry):
    return {
        "id": entry.id,
        # A note has none in RSS.
        "title": to_text(entry.title_detail) if "title_detail" in entry else "",
        "link": entry.link,
        "published": to_seconds(entry, "published_parsed"),
        "updated": to_seconds(entry, "updated_parsed"),
        "authors": [author.name for author in entry.authors],
        "tags": [tag.term for tag in entry.get("tags", [])],
        "content": entry.content[0].value,
    }


def to_text(detail):
    """Titles come with their type, and a program has to mind it."""
    return html.unescape(detail.value) if detail.type == "text/html" else detail.value


def to_seconds(entry, key):
    """`in` asks the entry itself: `get` would give the date of publication for a missing update."""
    return calendar.timegm(entry[key]) if dict.__contains__(entry, key) else None


main(*sys.argv[1:])
