// A mistake, for units that are to have one.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

inline int broken() { return undeclared; }
