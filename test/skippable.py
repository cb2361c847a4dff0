# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lit format of the tests: that of LLVM, but a test may find out while it runs
that it cannot be tried here.

Such a test prints a line "SKIPPED: why" in a command that then ends badly, and
counts as unsupported. Where what is missing can be seen beforehand, REQUIRES: is
the better way.
"""

import re

import lit.formats
import lit.Test

# lit shows what a command printed behind "# | ".
SKIPPED = re.compile(r"(?m)^(?:# \| )?SKIPPED: .*")


class SkippableShTest(lit.formats.ShTest):
    def execute(self, test, litConfig):
        result = super().execute(test, litConfig)
        if result.code is lit.Test.FAIL and SKIPPED.search(result.output):
            return lit.Test.Result(lit.Test.UNSUPPORTED, result.output)
        return result
