"""A real SMTP server on loopback (Debian's python3-aiosmtpd) whose recipients say by their names what happens to them.

Writes a line of JSON for its port, and one for each mail that it took. Ends when its input does, and so with the tests.
"""
import asyncio
import json
import sys
from email import message_from_bytes
from email.policy import default

from aiosmtpd.smtp import SMTP


def tell(**said):
    print(json.dumps(said), flush=True)


class Recipients:
    def __init__(self):
        self.tries = {}

    def first(self, name):
        self.tries[name] = self.tries.get(name, 0) + 1
        return self.tries[name] == 1

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "refused":
            tell(refused=address)
            return "550 5.1.1 No such mailbox here"
        if name == "greylisted" and self.first(name):
            tell(put_off=address)
            return "451 4.7.1 Greylisted, please try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "slow":
            await asyncio.sleep(2)
        mail = message_from_bytes(envelope.content, policy=default)
        tell(to=envelope.rcpt_tos[0], sender=envelope.mail_from, headers={key: str(value) for key, value in mail.items()}, text=mail.get_content())
        if name == "dropped" and self.first(name):
            # Taken, and the line goes dead before a word of it: the sender cannot know.
            server.transport.abort()
        return "250 OK"


async def serve():
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Recipients.one, enable_SMTPUTF8=True), "127.0.0.1", 0)
    tell(port=server.sockets[0].getsockname()[1])
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


Recipients.one = Recipients()
asyncio.run(serve())
