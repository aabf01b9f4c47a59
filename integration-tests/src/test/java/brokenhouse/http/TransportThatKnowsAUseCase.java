package brokenhouse.http;

import brokenhouse.application.UseCaseThatKnowsAnAdapter;

final class TransportThatKnowsAUseCase {
    UseCaseThatKnowsAnAdapter useCase;
}
