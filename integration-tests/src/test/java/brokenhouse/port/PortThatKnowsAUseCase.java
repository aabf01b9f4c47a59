package brokenhouse.port;

import brokenhouse.application.UseCaseThatKnowsAnAdapter;

interface PortThatKnowsAUseCase {
    UseCaseThatKnowsAnAdapter useCase();
}
