package io.wabaprofile.upload;

import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.upload.PlatformModel.Session;
import io.wabaprofile.upload.PlatformModel.Session.Arrival;
import io.wabaprofile.upload.RequestSeen.Kind;
import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The JDK's client with neither sockets nor threads: takes a request's body from its publisher, byte by byte, to the model
 * of the platform, on the caller's thread, and lets one fault after the other happen. Time passes as it tells.
 */
final class UnreliableWire extends HttpClient {
    private static final int MOST_READ_AHEAD = Pieces.LARGEST;

    private final PlatformModel platform;
    private final VirtualTime time;
    private final Function<Kind, Fault> faults;
    private final Runnable stop;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<RequestSeen> seen = new ArrayList<>();
    private final List<PulledBody> abandoned = new ArrayList<>();
    private Duration stalling = Duration.ZERO;
    private boolean waiting;

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

    /** The time by which exchanges are limited: after a stall, all of it passes between two looks. */
    LongSupplier networkTime() {
        return () -> {
            if (!stalling.isZero()) {
                if (waiting) {
                    time.advance(stalling);
                    stalling = Duration.ZERO;
                }
                waiting = !waiting;
            }
            return time.getAsLong();
        };
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        pokeAbandoned();
        time.advance(Duration.ofMillis(5));
        return new Conversation<>(request, handler).run();
    }

    /** What was given up may still be read from, but must give nothing that it had not given away before. */
    private void pokeAbandoned() {
        for (PulledBody body : abandoned) {
            long before = body.taken();
            body.takeUntil(Long.MAX_VALUE, piece -> {});
            if (body.taken() - before > MOST_READ_AHEAD) {
                platform.complain("an attempt that was given up went on");
            }
        }
        abandoned.clear();
    }

    /** One request and its answer. */
    private final class Conversation<T> {
        private final HttpRequest request;
        private final HttpResponse.BodyHandler<T> handler;
        private final Fault fault;
        private final Kind kind;
        private final String target;
        private final PulledBody body = new PulledBody();
        private final CompletableFuture<HttpResponse<T>> end = new CompletableFuture<>();
        private long announced;

        private Conversation(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
            this.request = request;
            this.handler = handler;
            String path = request.uri().getRawPath();
            String query = request.uri().getRawQuery();
            this.target = path.substring(1) + (query == null ? "" : "?" + query);
            boolean post = request.method().equals("POST");
            this.kind = path.equals(UploadApi.UPLOADS) ? Kind.OPEN : post ? Kind.SEND : Kind.ASK;
            this.fault = faults.apply(kind);
        }

        private CompletableFuture<HttpResponse<T>> run() {
            announced = request.bodyPublisher()
                    .map(HttpRequest.BodyPublisher::contentLength)
                    .orElse(0L);
            try {
                meet();
            } finally {
                if (kind == Kind.SEND) {
                    platform.session(target).sent(offset() + body.taken() + MOST_READ_AHEAD);
                }
                seen.add(new RequestSeen(kind, fault, number(), offset(), announced, body.taken()));
            }
            return end;
        }

        private int number() {
            return kind == Kind.OPEN ? 0 : numbers.computeIfAbsent(target, id -> numbers.size() + 1);
        }

        private long offset() {
            return Long.parseLong(request.headers().firstValue("file_offset").orElse("0"));
        }

        private void meet() {
            if (fault.kind() == Fault.Kind.NO_CONNECTION) {
                end.completeExceptionally(new ConnectException("refused"));
                return;
            }
            request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(body));
            if (fault.kind() == Fault.Kind.NEW_KEY) {
                platform.changeKey();
            }
            if (!request.headers().firstValue("D360-API-KEY").orElse("").equals(platform.key())) {
                take(fault.of(announced), piece -> {});
                answer(PlatformAnswer.json(
                        401, "{\"meta\":{\"success\":false,\"developer_message\":\"Invalid api_key\"}}"));
            } else if (kind == Kind.SEND) {
                send(platform.session(target));
            } else {
                ask();
            }
        }

        private void ask() {
            if (fault.kind() == Fault.Kind.STOP) {
                stop.run();
            }
            switch (fault.kind()) {
                case CUT -> lost();
                case BUSY -> answer(fault.busy());
                case KILL -> {
                    if (fault.variant()) {
                        work();
                    }
                    throw new ProcessKilled();
                }
                case CUT_AND_LATE, ANSWER_LOST -> {
                    work();
                    lost();
                }
                case STALL -> {
                    work();
                    stall();
                }
                case BUSY_AFTERWARDS -> {
                    work();
                    answer(fault.busy());
                }
                case NONSENSE -> {
                    work();
                    answer(fault.nonsense());
                }
                default -> answer(work());
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
            for (String parameter : request.uri().getRawQuery().split("&", -1)) {
                if (parameter.startsWith("file_length=")) {
                    return Integer.parseInt(parameter.substring("file_length=".length()));
                }
            }
            throw new IllegalStateException("No file_length");
        }

        private void send(Session session) {
            if (!request.headers().firstValue("Content-Type").equals(Optional.of(Schedule.MEDIA_TYPE))) {
                platform.complain("the file was sent as another type");
            }
            if (fault.kind() == Fault.Kind.ROLLBACK) {
                session.loseAllBut(fault);
            }
            Arrival arrival = session.arrive(offset(), announced);
            long part = fault.of(announced);
            switch (fault.kind()) {
                case CUT -> {
                    take(part, arrival::take);
                    arrival.breakOff();
                    lost();
                }
                case CUT_AND_LATE -> {
                    take(part, arrival::take);
                    arrival.breakOffLate(fault);
                    lost();
                }
                case STALL -> {
                    take(part, arrival::take);
                    arrival.breakOff();
                    stall();
                }
                case BUSY -> {
                    take(part, arrival::take);
                    arrival.breakOff();
                    answer(fault.busy());
                }
                case KILL -> {
                    take(part, arrival::take);
                    arrival.breakOff();
                    throw new ProcessKilled();
                }
                case STOP -> {
                    take(part, arrival::take);
                    stop.run();
                    whole(arrival, announced);
                }
                case FORGET -> {
                    take(part, arrival::take);
                    session.forget();
                    whole(arrival, announced);
                }
                case DISPUTE -> {
                    take(part, piece -> {});
                    answer(arrival.disputed());
                }
                case PARTIAL -> whole(arrival, part);
                default -> whole(arrival, announced);
            }
        }

        private void whole(Arrival arrival, long taken) {
            take(announced, arrival::take);
            if (body.failure() != null) {
                arrival.breakOff();
                return;
            }
            if (!body.endsHere()) {
                platform.complain("the body is longer than it was announced");
            }
            PlatformAnswer answer = arrival.end(taken);
            switch (fault.kind()) {
                case ANSWER_LOST -> lost();
                case BUSY_AFTERWARDS -> answer(fault.busy());
                case NONSENSE -> answer(fault.nonsense());
                default -> answer(answer);
            }
        }

        private void take(long count, Consumer<ByteBuffer> receiver) {
            body.takeUntil(count, piece -> {
                time.advance(Duration.ofMillis(1));
                receiver.accept(piece);
            });
            Throwable failure = body.failure();
            if (failure != null) {
                end.completeExceptionally(new IOException(failure));
            } else if (body.taken() < count) {
                platform.complain("the body is shorter than it was announced");
            }
        }

        private void lost() {
            cancelBody();
            end.completeExceptionally(new IOException("Connection reset"));
        }

        private void cancelBody() {
            if (announced > 0) {
                body.cancel();
            }
        }

        private void stall() {
            if (end.isDone()) {
                return;
            }
            abandoned.add(body);
            stalling = kind == Kind.SEND ? UploadSettings.DEFAULT.attemptLimit(announced) : Duration.ofSeconds(10);
            waiting = false;
        }

        private void answer(PlatformAnswer answer) {
            if (end.isDone()) {
                return;
            }
            cancelBody();
            boolean cut = fault.kind() == Fault.Kind.ANSWER_CUT;
            byte[] said = answer.body().getBytes(StandardCharsets.US_ASCII);
            int count = cut ? (int) fault.of(said.length) : said.length;
            HttpHeaders headers = HttpHeaders.of(answer.headers(), (name, value) -> true);
            HttpResponse.BodySubscriber<T> receiver = handler.apply(new Head(answer.status(), headers));
            receiver.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long more) {}

                @Override
                public void cancel() {}
            });
            receiver.onNext(List.of(ByteBuffer.wrap(said, 0, count)));
            if (cut) {
                receiver.onError(new IOException("closed"));
                end.completeExceptionally(new IOException("closed"));
                return;
            }
            receiver.onComplete();
            if (kind == Kind.ASK && answer.status() == 200) {
                tell(answer.body());
            }
        }

        private void tell(String said) {
            String offset = said.replaceAll(".*\"file_offset\":\"?([0-9]+)\"?}$", "$1");
            if (offset.matches("[0-9]+")) {
                platform.session(target).told(Long.parseLong(offset));
            }
        }
    }

    private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> push) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLParameters sslParameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }
}
