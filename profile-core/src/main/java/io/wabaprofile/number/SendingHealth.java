package io.wabaprofile.number;

import java.util.List;

/**
 * Whether a number can send messages. A message needs several entities, such as the number, its WhatsApp Business
 * Account and the app. The overall status is that of the worst entity.
 *
 * @param status the overall status
 * @param entities the entities in the order of the response; empty if the platform lists none
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/health-status">Meta: health status</a>
 */
public record SendingHealth(SendingStatus status, List<Entity> entities) {
    public SendingHealth {
        entities = List.copyOf(entities);
    }

    /**
     * One entity that a message needs.
     *
     * @param type {@code PHONE_NUMBER}, {@code WABA}, {@code BUSINESS}, {@code APP} or another type
     * @param id the platform's id; empty if the response has none
     * @param status the status of this entity
     * @param reasons why the status is not {@link SendingStatus#AVAILABLE}, with possible solutions; texts of the
     *     platform
     */
    public record Entity(String type, String id, SendingStatus status, List<String> reasons) {
        public Entity {
            reasons = List.copyOf(reasons);
        }
    }
}
