"""A ticketing backend by Python's grpcio: an implementation of the contract that shares no line with ours.

python backend.py <folder of the generated modules> <interface version> <token or ''> < tickets.json
Prints its port once it listens, and at the end of its standard input what became of everything, as JSON.
"""
import json
import sys
from concurrent import futures

sys.path.insert(0, sys.argv[1])
import grpc
from google.protobuf import json_format
import ticketing_backend_pb2 as messages
import ticketing_backend_pb2_grpc as service

VERSION, TOKEN = int(sys.argv[2]), sys.argv[3]
CODES = {code.value[0]: code for code in grpc.StatusCode}


class Backend(service.TicketingBackendServicer):
    def __init__(self, tickets):
        self.tickets = {ticket["id"]: ticket for ticket in tickets}
        self.state = {id: "ready" for id in self.tickets}
        self.comments = {id: [] for id in self.tickets}
        self.calls = []

    def heard(self, name, request, context):
        told = json_format.MessageToDict(
            request, preserving_proto_field_name=True, always_print_fields_with_no_presence=True
        )
        self.calls.append([name, told])
        given = dict(context.invocation_metadata()).get("authorization")
        if TOKEN and given != "Bearer " + TOKEN:
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "who are you")
        remaining = context.time_remaining()
        if remaining is None or not 5 < remaining <= 30:
            context.abort(grpc.StatusCode.FAILED_PRECONDITION, "no deadline of 10 to 30 s")

    def ticket(self, request, context):
        id = request.ticket_id
        if id.startswith("status-"):
            context.abort(CODES[int(id[len("status-"):])], "as was asked")
        if id not in self.tickets:
            context.abort(grpc.StatusCode.NOT_FOUND, "there is no " + id)
        return id

    def Handshake(self, request, context):
        self.heard("Handshake", request, context)
        return messages.HandshakeResponse(
            interface_version=VERSION, plugin_name="python", plugin_version="1.2.3"
        )

    def PollReadyTickets(self, request, context):
        self.heard("PollReadyTickets", request, context)
        found = [
            ticket
            for id, ticket in self.tickets.items()
            if self.state[id] == "ready" and set(request.labels) <= set(ticket.get("labels", []))
        ]
        found = found[: request.max_results] if request.max_results else found
        return messages.PollReadyTicketsResponse(
            tickets=[json_format.ParseDict(ticket, messages.Ticket()) for ticket in found]
        )

    def MarkInProgress(self, request, context):
        self.heard("MarkInProgress", request, context)
        self.state[self.ticket(request, context)] = "in progress"
        return messages.MarkInProgressResponse()

    def MarkComplete(self, request, context):
        self.heard("MarkComplete", request, context)
        self.state[self.ticket(request, context)] = "complete"
        return messages.MarkCompleteResponse()

    def MarkFailed(self, request, context):
        self.heard("MarkFailed", request, context)
        self.state[self.ticket(request, context)] = "failed"
        return messages.MarkFailedResponse()

    def AddComment(self, request, context):
        self.heard("AddComment", request, context)
        self.comments[self.ticket(request, context)].append(request.comment)
        return messages.AddCommentResponse()


backend = Backend(json.loads(sys.stdin.readline()))
server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
service.add_TicketingBackendServicer_to_server(backend, server)
port = server.add_insecure_port("127.0.0.1:0")
server.start()
print(port, flush=True)
sys.stdin.read()
server.stop(None)
print(json.dumps({"state": backend.state, "comments": backend.comments, "calls": backend.calls}))
