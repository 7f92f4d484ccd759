"""Prints the messages that rss2email delivered to a Maildir, oldest first, as JSON."""

import email
import email.policy
import email.utils
import json
import mailbox
import sys


def main(folder):
    inbox = mailbox.Maildir(folder, factory=read)
    # The names begin with the second; the number after Q counts the deliveries of one process.
    keys = sorted(inbox.keys(), key=to_order)
    print(json.dumps([to_message(inbox[key]) for key in keys]))


def read(file):
    return email.message_from_binary_file(file, policy=email.policy.default)


def to_order(key):
    seconds, counted, _ = key.split(".", 2)
    return int(seconds), int(counted.split("P")[0][1:])


def to_message(message):
    sender, _ = email.utils.parseaddr(message["From"])
    return {
        "id": message["X-RSS-ID"],
        "title": message["Subject"],
        "link": message["X-RSS-URL"],
        "published": int(message["Date"].datetime.timestamp()),
        "sender": sender,
        "tags": message["X-RSS-TAGS"],
        "html": message.get_content(),
    }


main(*sys.argv[1:])
