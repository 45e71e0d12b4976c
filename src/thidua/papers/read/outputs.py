"""In what a duty ends (a paper, a meeting, a check …), and whether it goes on all the time."""

import re

from thidua.papers.read.verbs import duty_verb, masked

PAPERS = (
    r"kế hoạch|văn bản|hướng dẫn|quy chế|quy định|chương trình|đề án|công văn|tờ trình|thông báo"
    r"|tiêu chí|bảng điểm|hồ sơ"
)
MAKING = r"ban hành|xây dựng|soạn thảo|dự thảo|sửa đổi|bổ sung|hoàn thiện|gửi|trình|tham mưu"
BY_WORDS = [
    (output, re.compile(pattern, re.IGNORECASE))
    for output, pattern in [
        ("kiem-tra", r"^(?:kiểm tra|giám sát|thẩm tra|thanh tra|đôn đốc, kiểm tra|phúc tra)"),
        (
            "quyet-dinh",
            r"ban hành (?:các )?quyết định"
            r"|quyết định (?:thành lập|kiện toàn|phê duyệt|công nhận)",
        ),
        ("tap-huan", r"tập huấn|bồi dưỡng nghiệp vụ|lớp bồi dưỡng|đào tạo|bồi dưỡng cho"),
        (
            "hoi-nghi",
            r"hội nghị|sơ kết|sơ tổng kết|sơ, tổng kết|^(?:tổ chức )?tổng kết|cuộc họp|^họp"
            r"|đại hội|hội thảo|tọa đàm|lễ (?:trao|ký|phát động|tôn vinh)",
        ),
        ("bao-cao", r"\bbáo cáo|phản ánh|thống kê"),
        ("dang-ky", r"đăng ký"),
        ("kiem-tra", r"kiểm tra|giám sát|thẩm tra"),
        (
            "van-ban",
            rf"(?:{MAKING})[^;.]{{0,60}}(?<!thực hiện )(?:{PAPERS})|giao ước"
            r"|^(?:các )?(?:bản|văn bản|kế hoạch|hướng dẫn|thông báo)|thông báo|ban hành",
        ),
        (
            "tuyen-truyen",
            r"tuyên truyền|phổ biến|quán triệt|đưa tin|nhân rộng|truyền thông|đăng tải"
            r"|giới thiệu gương|phóng sự|vận động|chuyên mục",
        ),
        (
            "khen-thuong",
            r"khen thưởng|biểu dương|tuyên dương|tôn vinh|trao (?:thưởng|tặng)|bình xét|suy tôn"
            r"|xét tặng|xét (?:chọn|đề nghị)|danh hiệu|hồ sơ đề nghị",
        ),
        (
            "phong-trao",
            r"phong trào|phát động|hưởng ứng|các hoạt động thi đua|khối thi đua|cụm thi đua"
            r"|thi đua|điển hình",
        ),
        ("khac", r""),
    ]
]
BY_FIRST_VERB = {
    "tuyên truyền": "tuyen-truyen",
    "phổ biến": "tuyen-truyen",
    "quán triệt": "tuyen-truyen",
    "đưa tin": "tuyen-truyen",
    "vận động": "tuyen-truyen",
    "phát động": "phong-trao",
    "hưởng ứng": "phong-trao",
    "đăng ký": "dang-ky",
    "báo cáo": "bao-cao",
    "khen thưởng": "khen-thuong",
    "biểu dương": "khen-thuong",
    "tôn vinh": "khen-thuong",
    "bình xét": "khen-thuong",
    "suy tôn": "khen-thuong",
    "kiểm tra": "kiem-tra",
    "giám sát": "kiem-tra",
    "tập huấn": "tap-huan",
    "sơ kết": "hoi-nghi",
    "tổng kết": "hoi-nghi",
    "số hóa": "khac",
    "số hoá": "khac",
    "ứng dụng": "khac",
    "rà soát": "khac",
}
GOING_ON = re.compile(
    r"\b(?:tiếp tục|thường xuyên|tăng cường|đẩy mạnh|duy trì|kịp thời|định kỳ|chú trọng"
    r"|quan tâm|từng bước|tích cực|trong quá trình|hằng tháng|hàng tháng)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”")
ENDS_IN_SOMETHING = frozenset(
    {"van-ban", "bao-cao", "hoi-nghi", "dang-ky", "quyet-dinh", "kiem-tra"}
)


def output_of(text: str) -> str:
    """In what a duty ends, by its first verb, else by the first telling word."""
    verb = duty_verb(text)
    if verb in BY_FIRST_VERB:
        return BY_FIRST_VERB[verb]
    plain = masked(text)
    return next(output for output, pattern in BY_WORDS if pattern.search(plain))


def goes_on(text: str, output: str, *, dated: bool) -> bool:
    """Whether a duty is done all along rather than once."""
    if dated:
        return False
    return bool(GOING_ON.search(QUOTED.sub("", text))) or output not in ENDS_IN_SOMETHING
