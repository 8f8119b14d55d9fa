/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Counts what the rules do, in place of a clock: it loads their classes anew, with a count at each
 * method's entry and before each branch. A comparison in a tree, a look-up's callback and a turn of
 * a loop are steps; what the collections do between those is not seen.
 */
public final class StepCount extends ClassLoader {
    private static final String RULES = "modelrelay.server.core.";
    private static final ClassDesc HERE = ClassDesc.of(StepCount.class.getName());
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

    private static long steps;

    /** A loader whose classes count; the counter is the same for all. */
    public StepCount() {
        super(StepCount.class.getClassLoader());
    }

    /** One more; called by the classes loaded here. */
    public static void step() {
        steps++;
    }

    /** How many steps a piece of work takes. */
    public static long of(Runnable work) {
        long before = steps;
        work.run();
        return steps - before;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(RULES) || name.equals(StepCount.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] counting = counting(file.readAllBytes());
            return defineClass(name, counting, 0, counting.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] counting(byte[] original) {
        ClassFile classes = ClassFile.of();
        return classes.transformClass(
                classes.parse(original),
                ClassTransform.transformingMethodBodies(
                        new CodeTransform() {
                            @Override
                            public void atStart(CodeBuilder code) {
                                code.invokestatic(HERE, "step", NOTHING);
                            }

                            @Override
                            public void accept(CodeBuilder code, CodeElement element) {
                                if (element instanceof BranchInstruction) {
                                    code.invokestatic(HERE, "step", NOTHING);
                                }
                                code.with(element);
                            }
                        }));
    }
}
