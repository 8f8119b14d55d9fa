/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.util.Optional;
import modelrelay.contract.clause.Requirements;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class KitVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version =
                Optional.ofNullable(KitVersion.class.getPackage().getImplementationVersion())
                        .orElse("development");
        return new String[] {
            "modelrelay-contract " + version + ", requirements " + Requirements.CURRENT
        };
    }
}
