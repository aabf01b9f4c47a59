package io.wabaprofile.upload;

import feign.Client;
import feign.Request;
import feign.Response;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.upload.PlatformModel.Session;
import io.wabaprofile.upload.PlatformModel.Session.Arrival;
import io.wabaprofile.upload.RequestSeen.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A transport without sockets and threads: takes a request's body byte by byte to the model of the platform, on the caller's
 * thread, and lets one fault after the other happen. Virtual time passes with every byte taken.
 */
final class UnreliableWire implements Client {
    private final PlatformModel platform;
    private final VirtualTime time;
    private final Function<Kind, Fault> faults;
    private final Runnable stop;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<RequestSeen> seen = new ArrayList<>();

    /** @param stop makes the caller's observer ask for the end */
    UnreliableWire(PlatformModel platform, VirtualTime time, Function<Kind, Fault> faults, Runnable stop) {
        this.platform = platform;
        this.time = time;
        this.faults = faults;
        this.stop = stop;
    }

    List<RequestSeen> seen() {
        return List.copyOf(seen);
    }

    void forgetSeen() {
        seen.clear();
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        time.advance(Duration.ofMillis(5));
        return new ServerConversation(request, (CallOptions) options).run();
    }

    /** One request and its answer. */
    private final class ServerConversation {
        private final Request request;
        private final CallOptions call;
        private final Fault fault;
        private final Kind kind;
        private final String target;
        private final PulledBody body;
        private final long announced;

        private ServerConversation(Request request, CallOptions call) {
            this.request = request;
            this.call = call;
            this.body = new PulledBody(call.body());
            this.announced = body.announced();
            this.target = call.target().substring(1);
            boolean post = request.httpMethod() == Request.HttpMethod.POST;
            this.kind = call.target().startsWith(UploadApi.UPLOADS + "?") ? Kind.OPEN : post ? Kind.SEND : Kind.ASK;
            this.fault = faults.apply(kind);
        }

        private Response run() {
            try {
                return meet();
            } finally {
                if (kind == Kind.SEND) {
                    platform.session(target).sent(offset() + body.taken() + PulledBody.MOST_READ_AHEAD);
                }
                seen.add(new RequestSeen(kind, fault, number(), offset(), announced, body.taken()));
            }
        }

        private int number() {
            return kind == Kind.OPEN ? 0 : numbers.computeIfAbsent(target, id -> numbers.size() + 1);
        }

        private long offset() {
            Collection<String> values = request.headers().get("file_offset");
            return values == null ? 0 : Long.parseLong(values.iterator().next());
        }

        private Response meet() {
            if (fault.kind() == Fault.Kind.NO_CONNECTION) {
                throw AttemptFailure.of(FailureKind.NOT_SENT, "refused");
            }
            if (fault.kind() == Fault.Kind.NEW_KEY) {
                platform.changeKey();
            }
            if (!call.credential().value().equals(platform.key())) {
                take(fault.of(announced), piece -> {});
                return answer(PlatformAnswer.json(
                        401, "{\"meta\":{\"success\":false,\"developer_message\":\"Invalid api_key\"}}"));
            }
            return kind == Kind.SEND ? send(platform.session(target)) : ask();
        }

        private Response ask() {
            if (fault.kind() == Fault.Kind.STOP) {
                stop.run();
            }
            switch (fault.kind()) {
                case CUT -> throw lost();
                case BUSY -> {
                    return answer(fault.busy());
                }
                case KILL -> {
                    if (fault.variant()) {
                        work();
                    }
                    throw new ProcessKilled();
                }
                case CUT_AND_LATE, ANSWER_LOST -> {
                    work();
                    throw lost();
                }
                case STALL -> {
                    work();
                    throw stalled();
                }
                case BUSY_AFTERWARDS -> {
                    work();
                    return answer(fault.busy());
                }
                case NONSENSE -> {
                    work();
                    return answer(fault.nonsense());
                }
                default -> {
                    return answer(work());
                }
            }
        }

        private PlatformAnswer work() {
            if (kind == Kind.OPEN) {
                return platform.open(length());
            }
            Session session = platform.session(target);
            switch (fault.kind()) {
                case FORGET -> session.forget();
                case ROLLBACK -> session.loseAllBut(fault);
                default -> {}
            }
            PlatformAnswer answer = session.query(fault);
            session.takeInWhatIsLate();
            return answer;
        }

        private int length() {
            for (String parameter :
                    call.target().substring(call.target().indexOf('?') + 1).split("&", -1)) {
                if (parameter.startsWith("file_length=")) {
                    return Integer.parseInt(parameter.substring("file_length=".length()));
                }
            }
            throw new IllegalStateException("No file_length");
        }

        private Response send(Session session) {
            if (!request.headers().getOrDefault("Content-Type", List.of()).contains(Schedule.MEDIA_TYPE)) {
                platform.complain("the file was sent as another type");
            }
            if (fault.kind() == Fault.Kind.ROLLBACK) {
                session.loseAllBut(fault);
            }
            Arrival arrival = session.arrive(offset(), announced);
            long part = fault.of(announced);
            switch (fault.kind()) {
                case CUT -> {
                    take(part, arrival);
                    arrival.breakOff();
                    throw lost();
                }
                case CUT_AND_LATE -> {
                    take(part, arrival);
                    arrival.breakOffLate(fault);
                    throw lost();
                }
                case STALL -> {
                    take(part, arrival);
                    arrival.breakOff();
                    throw stalled();
                }
                case BUSY -> {
                    take(part, arrival);
                    arrival.breakOff();
                    return answer(fault.busy());
                }
                case KILL -> {
                    take(part, arrival);
                    arrival.breakOff();
                    throw new ProcessKilled();
                }
                case STOP -> {
                    take(part, arrival);
                    stop.run();
                    return whole(arrival, announced);
                }
                case FORGET -> {
                    take(part, arrival);
                    session.forget();
                    return whole(arrival, announced);
                }
                case DISPUTE -> {
                    take(part, piece -> {});
                    return answer(arrival.disputed());
                }
                case PARTIAL -> {
                    return whole(arrival, part);
                }
                default -> {
                    return whole(arrival, announced);
                }
            }
        }

        private Response whole(Arrival arrival, long taken) {
            take(announced, arrival);
            PlatformAnswer answer = arrival.end(taken);
            return switch (fault.kind()) {
                case ANSWER_LOST -> throw lost();
                case BUSY_AFTERWARDS -> answer(fault.busy());
                case NONSENSE -> answer(fault.nonsense());
                default -> answer(answer);
            };
        }

        private void take(long count, Arrival arrival) {
            try {
                take(count, arrival::take);
            } catch (RuntimeException e) {
                arrival.breakOff();
                throw e;
            }
        }

        private void take(long count, Consumer<ByteBuffer> receiver) {
            body.takeUntil(count, piece -> {
                time.advance(Duration.ofMillis(1));
                receiver.accept(piece);
            });
            if (body.failure() != null) {
                throw body.failure();
            }
            if (body.taken() < count) {
                platform.complain("the body is shorter than it was announced");
            }
        }

        private AttemptFailure lost() {
            return AttemptFailure.of(FailureKind.LOST, "Connection reset");
        }

        private AttemptFailure stalled() {
            time.advance(call.limit());
            return AttemptFailure.of(FailureKind.TIMED_OUT, "");
        }

        private Response answer(PlatformAnswer answer) {
            if (fault.kind() == Fault.Kind.ANSWER_CUT) {
                throw lost();
            }
            if (kind == Kind.ASK && answer.status() == 200) {
                tell(answer.body());
            }
            return Response.builder()
                    .status(answer.status())
                    .headers(new LinkedHashMap<>(answer.headers()))
                    .body(answer.body(), StandardCharsets.US_ASCII)
                    .request(request)
                    .build();
        }

        private void tell(String said) {
            String offset = said.replaceAll(".*\"file_offset\":\"?([0-9]+)\"?}$", "$1");
            if (offset.matches("[0-9]+")) {
                platform.session(target).told(Long.parseLong(offset));
            }
        }
    }
}
