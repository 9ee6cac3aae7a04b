"""aiosmtpd (https://aiosmtpd.readthedocs.io) as somebody else's relay: writes one line a message taken, `recipient TAB Message-ID TAB To`, after which it says 250."""
import asyncio
import email.parser
import sys
from aiosmtpd.smtp import SMTP


class Keep:
    def __init__(self, path):
        self.truth = open(path, "a", buffering=1, encoding="utf-8")

    async def handle_DATA(self, server, session, envelope):
        head = email.parser.BytesHeaderParser().parsebytes(envelope.original_content)
        self.truth.write(f"{' '.join(envelope.rcpt_tos)}\t{head['Message-ID']}\t{head['To']}\n")
        return "250 2.0.0 Ok"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Keep(sys.argv[1]), hostname="relay.example"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
