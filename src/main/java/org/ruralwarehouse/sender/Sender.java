package org.ruralwarehouse.sender;

import java.util.List;

/**
 * A sender of packages.
 *
 * @param name name of its sub-folder of the inbox
 * @param provinceCode province for which it may send packages
 * @param keys keys that verify its signatures; empty when it does not sign
 */
public record Sender(String name, String provinceCode, List<SenderKey> keys) {

    public Sender {
        keys = List.copyOf(keys);
    }
}
