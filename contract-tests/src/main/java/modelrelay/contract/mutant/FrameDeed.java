/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import modelrelay.contract.net.Frame;

/** What a rule does to one message between server and worker. */
final class FrameDeed {
    private final Stage stage;
    private final FrameRelay relay;
    private final Rule rule;
    private final String from;

    FrameDeed(Stage stage, FrameRelay relay, Rule rule, String from) {
        this.stage = stage;
        this.relay = relay;
        this.rule = rule;
        this.from = from;
    }

    /** Does it, now or after the delay that the rule names. */
    void doTo(Message message) {
        if (rule.has("late")) {
            stage.later(rule.words().path("late").asDouble(), () -> doNow(message));
        } else {
            doNow(message);
        }
    }

    private void doNow(Message original) {
        Message message = changed(original);
        Lane lane = lane(original);
        say(lane, "before", original);
        move(lane, message);
        if (rule.is("double")) {
            lane.send(message, 1);
        }
        say(lane, "then", original);
        say(relay.back(from), "reply", original);
        if (rule.has("close") && original.opcode() != Frame.CLOSE) {
            close(relay.back(from));
            lane.end(false);
        }
        if (rule.is("cut")) {
            relay.cut();
        }
        if (rule.has("die")) {
            stage.die(rule.number("die"));
        }
    }

    private void close(Lane lane) {
        JsonNode close = rule.words().path("close");
        lane.close(close.path("code").asInt(), close.path("reason").asText());
    }

    private Lane lane(Message message) {
        if (rule.is("holder")) {
            return stage.holder(message.requestId()).orElse(relay).forward(from);
        }
        return relay.forward(from);
    }

    private void move(Lane lane, Message message) {
        int fragments = Math.max(1, rule.number("fragments"));
        if (rule.has("close")) {
            if (message.opcode() == Frame.CLOSE) {
                close(lane);
            }
        } else if (rule.is("everywhere")) {
            stage.everybody(other -> other.forward(from).send(message, 1));
        } else if (rule.has("hold")) {
            lane.hold(message, rule.text("hold"), fragments);
        } else if (rule.is("swap")) {
            relay.swap(lane, message);
        } else if (!rule.is("drop")) {
            lane.send(message, fragments);
        }
    }

    private void say(Lane lane, String word, Message message) {
        rule.words()
                .path(word)
                .forEach(text -> lane.send(Message.text(relay.fill(text.asText(), message)), 1));
    }

    private Message changed(Message message) {
        if (message.opcode() != Frame.TEXT) {
            return message;
        }
        String text = JsonEdit.apply(rule, message.text(), part -> relay.fill(part, message));
        var object = JsonEdit.object(text);
        if (rule.is("reorder") && object != null) {
            text = JsonEdit.reversed(object).toString();
        }
        if (rule.is("escape")) {
            text = JsonEdit.escaped(text);
        }
        if (text.equals(message.text()) && !rule.is("binary")) {
            return message;
        }
        int opcode = rule.is("binary") ? Frame.BINARY : Frame.TEXT;
        return new Message(
                opcode,
                Message.text(text).bytes(),
                message.earlier(),
                message.busy(),
                message.fragmented());
    }
}
