"""The back, drawn: our own paths, one half of each muscle, seen from behind.

The spine is x = 0 and the right half lies to its right; five units are about a centimetre. The
template mirrors the half, so both sides are the same muscle by construction.
"""

from dataclasses import dataclass

LEFT, RIGHT = -1, 1
# The drawing is this wide on either side of the spine; names stand a margin further out.
_EDGE, _MARGIN = 172, 6


@dataclass(frozen=True, slots=True)
class Label:
    """Where a muscle's name stands: a side, a height, and what it points at."""

    side: int
    y: int
    to: tuple[int, int]

    @property
    def x(self) -> int:
        return self.side * (_EDGE + _MARGIN)

    @property
    def anchor(self) -> str:
        return "start" if self.side > 0 else "end"

    @property
    def leader(self) -> str:
        """The line from the name to the muscle."""
        return f"M{self.side * _EDGE} {self.y - 4}L{self.to[0]} {self.to[1]}"


@dataclass(frozen=True, slots=True)
class Shape:
    """Half a muscle: its outline, and strokes along its fibres."""

    outline: str
    fibres: str
    label: Label


# From the deepest to the topmost: what is drawn later lies over what is drawn earlier. Only the
# rhomboids break that: they lie under the traps and are drawn over them, with a dashed edge.
SHAPES: dict[str, Shape] = {
    "erectors": Shape(
        outline="M3 266C8 268 13 280 18 293C26 313 32 334 33 354C34 372 25 388 12 402L3 410Z",
        fibres=(
            "M7 278C11 304 13 345 9 391M10 284C16 309 20 343 14 383M14 289C23 317 28 350 16 391"
            "M16 291C27 316 34 344 24 377"
        ),
        label=Label(LEFT, 352, (-24, 340)),
    ),
    "lats": Shape(
        outline=(
            "M29 240C44 252 60 262 78 258C93 254 104 246 112 235C112 241 110 249 108 258"
            "C106 278 101 298 94 314C88 328 76 346 61 357C48 346 38 330 30 312"
            "C22 296 13 279 5 267C14 259 23 250 29 240Z"
        ),
        fibres=(
            "M27 246C50 262 79 257 101 244M23 254C42 267 66 265 86 255"
            "M22 264C48 278 84 267 105 244M18 271C38 282 65 278 86 264"
            "M20 281C48 293 85 278 105 249M20 290C41 298 67 290 87 273"
            "M26 301C53 307 88 287 105 254M35 313C54 313 77 298 93 276"
            "M41 325C64 322 92 294 104 260M53 337C69 329 86 308 97 284"
            "M63 352C82 336 98 300 104 267"
        ),
        label=Label(RIGHT, 306, (94, 292)),
    ),
    "infraspinatus": Shape(
        outline=(
            "M45 194C62 186 82 176 100 170L112 190C104 198 95 207 86 216C76 227 66 240 57 254"
            "C50 240 46 216 45 194Z"
        ),
        fibres=(
            "M49 196C66 189 84 184 100 180M52 205C65 198 79 192 92 187"
            "M55 215C69 205 86 195 101 188M55 226C66 216 78 207 91 198"
            "M57 235C70 222 85 208 100 197M58 247C67 235 78 221 90 210"
        ),
        label=Label(RIGHT, 212, (70, 214)),
    ),
    "teres-minor": Shape(
        outline=(
            "M57 254C65 241 75 229 86 217C95 207 104 198 112 190L120 198C111 211 101 221 91 230"
            "C80 239 69 247 57 254Z"
        ),
        fibres="M65 243C74 231 88 217 103 202M69 244C80 232 94 221 108 205",
        label=Label(LEFT, 236, (-90, 222)),
    ),
    "teres-major": Shape(
        outline=(
            "M56 257C69 249 81 240 92 231C101 223 111 215 120 208L122 217C117 230 106 243 92 250"
            "C80 255 66 258 57 259C55 259 55 258 56 257Z"
        ),
        fibres=(
            "M65 252C78 241 93 229 108 217M68 253C83 245 98 235 111 222"
            "M72 255C88 250 103 241 114 226"
        ),
        label=Label(RIGHT, 258, (104, 230)),
    ),
    "mid-lower-traps": Shape(
        outline=(
            "M0 143C24 155 58 163 98 161C100 162 100 164 97 165C81 170 64 177 50 186"
            "C45 189 43 193 42 199C36 226 22 258 2 288L0 288Z"
        ),
        fibres=(
            "M3 147C26 157 53 163 85 163M4 159C25 166 49 170 76 169M5 171C23 175 43 177 67 176"
            "M3 182C18 183 35 183 54 182M4 194C16 191 29 190 44 188M3 204C15 202 28 200 39 198"
            "M4 219C13 215 23 210 33 205M4 233C16 225 29 215 39 205M3 249C12 240 22 229 31 217"
            "M4 263C15 249 27 230 37 212M3 280C11 266 21 248 30 230"
        ),
        label=Label(LEFT, 122, (-70, 166)),
    ),
    "rhomboids": Shape(
        outline="M3 149C16 160 31 173 44 184C47 206 50 228 55 248C38 234 18 215 3 201Z",
        fibres=(
            "M4 152C15 162 29 174 41 184M5 162C17 172 31 185 44 197M6 173C18 183 33 197 47 209"
            "M4 181C17 192 32 206 47 220M5 192C18 203 35 218 50 232M4 200C17 212 34 227 50 243"
        ),
        label=Label(LEFT, 176, (-32, 192)),
    ),
    "upper-traps": Shape(
        outline=(
            "M0 70C4 75 8 78 13 80C15 95 18 110 25 119C31 129 44 137 60 143C76 149 90 153 103 158"
            "C101 160 99 161 96 161C58 163 24 155 0 143Z"
        ),
        fibres=(
            "M9 78C13 113 26 134 74 151M8 92C14 115 25 131 50 143M8 105C18 130 39 145 81 156"
            "M6 115C15 130 31 142 54 149M6 128C21 143 48 153 80 158M3 138C16 146 36 153 57 156"
        ),
        label=Label(RIGHT, 112, (56, 143)),
    ),
    "rear-delts": Shape(
        outline=(
            "M50 188C64 178 82 171 100 165C105 163 110 164 113 168C120 177 125 192 127 208"
            "C129 222 133 235 139 248C130 243 122 234 114 226C100 211 80 198 50 188Z"
        ),
        fibres=(
            "M111 170C118 183 123 207 132 231M103 174C110 184 117 198 124 214"
            "M95 178C109 191 120 212 133 235M85 180C98 188 108 201 119 216"
            "M78 184C98 195 115 214 131 236M67 186C84 193 100 204 113 218"
            "M60 190C87 200 110 216 129 236"
        ),
        label=Label(RIGHT, 166, (122, 196)),
    ),
}
