"""A controller by Python's grpcio: makes the calls that it is told to, one JSON object a line, and prints what came back.

python controller.py <folder of the generated modules> <host:port> [<certificate to trust>]
"""
import json
import sys

sys.path.insert(0, sys.argv[1])
import grpc
from google.protobuf import json_format
import ticketing_backend_pb2 as messages
import ticketing_backend_pb2_grpc as service

if len(sys.argv) > 3:
    with open(sys.argv[3], "rb") as file:
        channel = grpc.secure_channel(sys.argv[2], grpc.ssl_channel_credentials(file.read()))
else:
    channel = grpc.insecure_channel(sys.argv[2])
stub = service.TicketingBackendStub(channel)

for line in sys.stdin:
    asked = json.loads(line)
    name = asked["method"]
    request = json_format.ParseDict(asked.get("request", {}), getattr(messages, name + "Request")())
    metadata = list(asked.get("metadata", {}).items())
    try:
        answer = getattr(stub, name)(request, timeout=asked.get("timeout", 10), metadata=metadata)
        told = json_format.MessageToDict(
            answer, preserving_proto_field_name=True, always_print_fields_with_no_presence=True
        )
        print(json.dumps({"code": 0, "status": "OK", "answer": told}), flush=True)
    except grpc.RpcError as error:
        code = error.code()
        trailers = {key: value for key, value in (error.trailing_metadata() or []) if isinstance(value, str)}
        print(
            json.dumps(
                {"code": code.value[0], "status": code.name, "details": error.details(), "trailers": trailers}
            ),
            flush=True,
        )
