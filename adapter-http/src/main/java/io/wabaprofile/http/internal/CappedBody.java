package io.wabaprofile.http.internal;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects an answer's body up to a limit; past it the connection is closed and the attempt fails. */
final class CappedBody implements BodySubscriber<byte[]> {
    private final int limit;
    private final List<ByteBuffer> collected = new ArrayList<>();
    private int size;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    CappedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            size += buffer.remaining();
            if (size > limit) {
                refuse();
                return;
            }
            collected.add(buffer);
        }
    }

    private void refuse() {
        if (subscription != null) {
            subscription.cancel();
        }
        collected.clear();
        whole.completeExceptionally(AttemptFailure.hostile("it is longer than the " + limit + " bytes that are read"));
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        ByteBuffer joined = ByteBuffer.allocate(size);
        collected.forEach(joined::put);
        whole.complete(joined.array());
    }
}
