package dev.pipl.verifier.row;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What the entries of a row refer to: texts, snapshots of the handler, recipients; each as its check spells it. */
final class Tables {

    final List<String> texts = new ArrayList<>();
    final List<byte[]> spelledTexts = new ArrayList<>();
    final List<byte[]> handlers = new ArrayList<>();
    final List<byte[]> recipients = new ArrayList<>();

    Tables(Octets in) {
        int textCount = in.count();
        for (int i = 0; i < textCount; i++) {
            String text = in.text();
            texts.add(text);
            spelledTexts.add(spelled(text));
        }
        int handlerCount = in.count();
        int recipientCount = in.count();
        for (int i = 0; i < handlerCount; i++) {
            handlers.add(handler(in));
        }
        for (int i = 0; i < recipientCount; i++) {
            recipients.add(recipient(in));
        }
    }

    static <T> T at(List<T> table, int index) {
        if (index >= table.size()) {
            throw new Unreadable("引用 " + index + " 所指不存在", "a reference to " + index + " names nothing");
        }
        return table.get(index);
    }

    private byte[] handler(Octets in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        RowHash.varint(out, in.varint());
        out.writeBytes(at(spelledTexts, in.number()));
        out.write(in.flag() ? 1 : 0);
        OptionalLong personsHandled = in.optional();
        out.write(personsHandled.isPresent() ? 1 : 0);
        personsHandled.ifPresent(persons -> RowHash.varint(out, persons));
        return out.toByteArray();
    }

    private byte[] recipient(Octets in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        out.writeBytes(at(spelledTexts, in.number()));
        RowHash.varint(out, in.varint());
        out.writeBytes(at(spelledTexts, in.number()));
        return out.toByteArray();
    }

    private static byte[] spelled(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 8);
        RowHash.text(out, text);
        return out.toByteArray();
    }
}
