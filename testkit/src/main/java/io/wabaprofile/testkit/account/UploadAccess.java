package io.wabaprofile.testkit.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The uploads of a simulator as one platform sees them: at 360dialog a channel owns them, in the Graph API an app. */
public final class UploadAccess {
    private final ChannelRegistry channels;
    private final Function<SimulatedAccount, List<SimulatedAccount>> owners;

    private UploadAccess(ChannelRegistry channels, Function<SimulatedAccount, List<SimulatedAccount>> owners) {
        this.channels = channels;
        this.owners = owners;
    }

    public static UploadAccess byChannel(ChannelRegistry channels) {
        return new UploadAccess(channels, List::of);
    }

    public static UploadAccess byApp(ChannelRegistry channels) {
        return new UploadAccess(channels, account -> channels.byApp(account.appId()));
    }

    /** Returns the upload session of any owner with this id, as the client received the id. */
    public Optional<UploadInProgress> bySessionId(String id) {
        return session(channels.all(), id);
    }

    /** Returns the complete upload of any owner with this handle. */
    public Optional<CompleteUpload> byHandle(String handle) {
        return upload(channels.all(), handle);
    }

    public boolean isOwn(SimulatedAccount account, UploadInProgress upload) {
        return session(owners.apply(account), upload.id()).isPresent();
    }

    public boolean isOwn(SimulatedAccount account, CompleteUpload upload) {
        return upload(owners.apply(account), upload.handle()).isPresent();
    }

    private static Optional<UploadInProgress> session(List<SimulatedAccount> accounts, String id) {
        return accounts.stream()
                .flatMap(account -> account.state().sessions().byId(id).stream())
                .findFirst();
    }

    private static Optional<CompleteUpload> upload(List<SimulatedAccount> accounts, String handle) {
        return accounts.stream()
                .flatMap(account -> account.state().uploadByHandle(handle).stream())
                .findFirst();
    }
}
