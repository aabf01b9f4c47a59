package io.wabaprofile.http.internal;

import feign.Headers;
import feign.InvocationHandlerFactory.MethodHandler;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API whose requests, but for their bodies, are mostly known before they are made: those go to the transport past
 * Feign's templates, which cost more than all else of a call together. The others take Feign's way, which is the same to
 * the byte.
 */
final class KnownRequests implements InvocationHandler {
    private final Map<Method, MethodHandler> feign;
    private final Map<Method, Known> known = new LinkedHashMap<>();
    private final Transport transport;
    private final Json json;
    private final AnswerReading reading;

    /** @param feign how it would make each call */
    KnownRequests(
            Map<Method, MethodHandler> feign, String base, Transport transport, Json json, AnswerReading reading) {
        this.feign = feign;
        this.transport = transport;
        this.json = json;
        this.reading = reading;
        feign.keySet().stream()
                .filter(KnownRequests::isKnown)
                .forEach(method -> known.put(method, Known.of(method, base)));
    }

    /** @param bodyless what is sent, or lacks its body only */
    private record Known(Request bodyless, boolean hasBody, Class<?> answer) {

        static Known of(Method method, String base) {
            String[] line = method.getAnnotation(RequestLine.class).value().split(" ", 2);
            Map<String, Collection<String>> headers = new LinkedHashMap<>();
            Headers annotated = method.getAnnotation(Headers.class);
            for (String header : annotated == null ? new String[0] : annotated.value()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon),
                        List.of(header.substring(colon + 1).strip()));
            }
            return new Known(
                    request(Request.HttpMethod.valueOf(line[0]), base + line[1], headers, null),
                    method.getParameterCount() == 2,
                    method.getReturnType());
        }

        Request with(byte[] body) {
            return request(bodyless.httpMethod(), bodyless.url(), bodyless.headers(), body);
        }

        private static Request request(
                Request.HttpMethod method,
                String url,
                Map<String, Collection<String>> headers,
                byte @Nullable [] body) {
            return Request.create(method, url, headers, body, StandardCharsets.UTF_8, null);
        }
    }

    /** A line and headers without anything to fill in, and no argument but a body and the options, in this order. */
    private static boolean isKnown(Method method) {
        RequestLine line = method.getAnnotation(RequestLine.class);
        Headers headers = method.getAnnotation(Headers.class);
        boolean isTemplate = line == null
                || line.value().contains("{")
                || (headers != null && Arrays.toString(headers.value()).contains("{"))
                || Arrays.stream(method.getParameterAnnotations())
                        .flatMap(Arrays::stream)
                        .map(Annotation::annotationType)
                        .anyMatch(Param.class::equals);
        Class<?>[] parameters = method.getParameterTypes();
        return !isTemplate
                && (parameters.length == 1 || parameters.length == 2)
                && parameters[parameters.length - 1] == CallOptions.class;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Known request = known.get(method);
        if (request != null) {
            return send(request, arguments);
        }
        MethodHandler handler = feign.get(method);
        if (handler == null) {
            throw new IllegalStateException(method + " is no request");
        }
        return handler.invoke(arguments);
    }

    private @Nullable Object send(Known known, Object[] arguments) {
        Request request = known.hasBody ? known.with(json.write(arguments[0])) : known.bodyless;
        WireAnswer answer = transport.answer(request, (CallOptions) arguments[arguments.length - 1]);
        return reading.read(answer.status(), answer.headers(), answer.body().array(), known.answer);
    }
}
