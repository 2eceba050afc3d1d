package org.ruralwarehouse.testing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageCatalog;
import org.ruralwarehouse.message.MessageFormatter;

/** English texts of messages, by the definitions of the office. */
public final class English {

    private static final MessageCatalog MESSAGES =
            new WarehouseDefinitionReader(Path.of("warehouse")).read().messages();

    private English() {}

    /** Text of a message; {@code null} as text for none. */
    public static String text(@Nullable Message message) {
        return message == null
                ? "null"
                : new MessageFormatter(MESSAGES).format(message).en();
    }
}
