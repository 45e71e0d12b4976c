"""The verbs of official duties: which open one, which only say how, and in what a duty ends."""

import re

# Words that say how or that it goes on; a duty's own verb follows them.
HOW = (
    r"sớm|tiếp tục|tích cực|chủ động|kịp thời|thường xuyên|đẩy mạnh|tăng cường|chú trọng"
    r"|quan tâm|tập trung|nghiêm túc|khẩn trương|định kỳ"
    r"|hằng năm|hàng năm|hằng tháng|hàng tháng|hằng quý|trực tiếp|làm tốt|duy trì"
    r"|thực hiện (?:tốt|nghiêm túc|nghiêm|có hiệu quả|hiệu quả|đầy đủ)"
    r"|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phải|cần|sẽ|được giao"
    r"|giúp [^,;:]{3,60}?(?=\s(?:theo dõi|tổ chức|tham mưu|tổng hợp|triển khai))"
    r"|đồng thời|đặc biệt|trong đó|nhất là|và|tốt|hiệu quả|từng bước|kết hợp|cùng|nay"
    r"|đề nghị|yêu cầu|giao|không ngừng|ưu tiên|mở rộng|đa dạng hóa"
)
OBJECT_OF_HOW = r"công tác|việc|các hoạt động|hoạt động|các hình thức|nhiệm vụ"
OPENING = (
    r"đẩy mạnh(?=\s(?:các\s)?(?:phong trào|đợt))|ban hành|xây dựng|soạn thảo|tham mưu"
    r"|tổ chức|triển khai|phát động|đăng ký|tuyên truyền"
    r"|phổ biến|quán triệt|hướng dẫn|kiểm tra|giám sát"
    r"|đôn đốc|theo dõi|tổng hợp|báo cáo|gửi|nộp|trình|đề xuất|kiến nghị|đề nghị|xét"
    r"|bình xét|thẩm định|bình chọn|bình bầu|suy tôn|khen thưởng|biểu dương"
    r"|tuyên dương|tôn vinh|trao thưởng|trao tặng|trao|tặng|ký kết|ký giao ước|ký|sơ kết"
    r"|sơ, tổng kết|sơ tổng kết|tổng kết|đánh giá|tập huấn|bồi dưỡng|đào tạo|cử"
    r"|phối hợp|chủ trì|chuẩn bị|lập|hoàn thiện|hoàn thành|hoàn chỉnh|bổ sung|sửa đổi"
    r"|rà soát|cập nhật|số h[óo][áa]|ứng dụng|khai thác|lưu trữ|giải quyết|xử lý"
    r"|tiếp nhận|tiếp công dân|phát hiện|nhân rộng|giới thiệu|đưa tin|đăng tải|biên soạn"
    r"|viết|hưởng ứng|hỗ trợ|tham gia|tham dự|dự|thực hiện|thành lập|kiện toàn"
    r"|phân công|bố trí|cân đối|thanh toán|quyết toán|chi trả|chi|thông báo|công khai"
    r"|công bố|nghiệm thu|công nhận|vận động|cụ thể h[óo][áa]|phản ánh|họp|thống kê|trích"
    r"|mở|khảo sát|chỉ đạo|góp ý|lựa chọn|chấm điểm|ghi nhận|lồng ghép|thi đua|đổi mới"
    r"|đa dạng|nghiên cứu|nêu gương|học tập|xem xét|tư vấn|hậu kiểm|quản lý hồ sơ"
    r"|thu thập|in ấn|in|cấp phát|cấp|nhập|đối chiếu|xác nhận|chấn chỉnh|khắc phục|hiệp y"
    r"|lấy ý kiến|niêm yết|xin ý kiến|bàn giao|tiến hành|thẩm tra|trả lời|giải đáp"
    r"|ghi hình|phát sóng|treo|trang trí|mời|đón tiếp|truyền thông|mua sắm|đấu thầu"
    r"|phê duyệt|quyết định|làm|bám sát|có thông báo|tăng cường thời lượng|tăng thời lượng"
    r"|nâng cấp|nghiên cứu"
)
PURPOSE = re.compile(
    r"(?:nâng cao|từng bước|phát huy|tạo\b|bảo đảm|đảm bảo|phấn đấu|góp phần|nhằm|để\b"
    r"|qua đó|từ đó|làm cơ sở|coi trọng|xác định|khơi dậy|khuyến khích|gắn kết|lấy kết quả)",
    re.IGNORECASE,
)
NOT_A_NUMBER = r"(?!\s+số\s*:?\s*\d|\s+\d{1,5}/)"
DUTY = re.compile(
    rf"(?:(?:(?:{HOW})[\s,]+)+(?:(?:{OBJECT_OF_HOW})\s+)?)?(?P<verb>{OPENING})\b{NOT_A_NUMBER}",
    re.IGNORECASE,
)
LATER_DUTY = re.compile(
    rf"(?:[,;]|\bvà)\s+(?:(?:{HOW})[\s,]+)*(?:(?:{OBJECT_OF_HOW})\s+)?(?P<verb>{OPENING})\b{NOT_A_NUMBER}"
)
SET_PHRASE = re.compile(
    r"(?:thi đua\s*(?:,|-|–|và)\s*)khen thưởng|thanh tra, kiểm tra|kế hoạch, chương trình",
    re.IGNORECASE,
)
# Where a doer's name ends and its work begins; in small letters, for bodies' names have capitals.
PREDICATE = re.compile(
    r"(?<![\w])(?:(?:sớm|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phải|cần|sẽ|tiếp tục"
    r"|tăng cường|đẩy mạnh|chủ động|chú trọng|quan tâm|tập trung|tích cực|kịp thời"
    r"|thường xuyên|nghiêm túc|khẩn trương|định kỳ|chủ trì|phối hợp|tham mưu|thực hiện"
    r"|triển khai|xây dựng|ban hành|hướng dẫn|theo dõi|đôn đốc|tổng hợp|bám sát"
    r"|phát động|quán triệt|rà soát|lập|gửi|nộp|đăng ký|báo cáo|chuẩn bị|đề xuất|giúp"
    r"|phân công|bố trí|trình|đề nghị|thẩm định|phản ánh|đưa tin|tổng kết|sơ kết|đánh giá"
    r"|làm|hoàn thành|hoàn thiện|cử|bình xét|lựa chọn|xét|thông báo|căn cứ|trong quá trình"
    r"|trên cơ sở|tham gia|tiếp nhận|cập nhật|vận động|cân đối|thanh toán|xem xét|dự"
    r"|họp|nghiên cứu|phổ biến|giới thiệu|đăng tải|thẩm tra|biên soạn|kiểm tra|giám sát|chỉ đạo"
    r"|lãnh đạo|tổng rà soát|ký kết|(?<!thư )(?<!chữ )(?<!Thư )ký|phát hiện|nhân rộng"
    r"|giải quyết|xử lý|khắc phục|suy tôn|bình chọn"
    r"|hưởng ứng|trao|công bố|niêm yết|hỗ trợ|góp ý|tiến hành|chấm điểm|cung cấp|bổ sung|sửa đổi"
    r"|kiện toàn|thành lập|thu thập|chọn|khảo sát|cụ thể h[óo][áa]|nhập|đối chiếu|in ấn"
    r"|tuyên truyền|đảm bảo|bảo đảm|lấy|xác nhận|in|khen thưởng|mở)\b"
    r"|tổ chức(?!\s(?:đoàn thể|chính trị|xã hội|tôn giáo|đảng|thành viên|cơ sở|khoa học"
    r"|kinh tế|hội|trực thuộc|[A-ZĐ])))"
)
OFFICE_VERBS = re.compile(
    r"kiểm tra|giám sát|thẩm định|tổ chức|tổng hợp|tuyên truyền|đánh giá|chỉ đạo|thẩm tra"
    r"|khen thưởng|phổ biến|nghiên cứu"
)
OFFICE_BEFORE = re.compile(
    r"\b(?:hội đồng|đoàn|đội|tổ|ban|tiểu ban|bộ phận)\s*$|\bcơ quan(?:\s+tham mưu)?\s*$",
    re.IGNORECASE,
)
NOUN_BEFORE = re.compile(
    r"\b(?:của|các|những|công tác|cán bộ|người|việc|về|phụ trách|làm|được|có|thông tin và|báo,"
    r"|khi|để|nhằm|đã|chưa|không|tự)"
    r"\s*$",
    re.IGNORECASE,
)
EMULATION_BEFORE = re.compile(r"\bthi đua\s*[,–-]?\s*$", re.IGNORECASE)
STRONG = re.compile(
    r"có trách nhiệm|chịu trách nhiệm|phải|cần|sẽ|tiếp tục|chủ trì|căn cứ|trong quá trình"
    r"|tham mưu|chủ động|chú trọng|tăng cường|có nhiệm vụ"
)


def masked(text: str) -> str:
    """The text with set phrases that look like verbs (“thi đua, khen thưởng”) blanked, as long as
    before.
    """
    return SET_PHRASE.sub(lambda m: "_" * len(m[0]), text)


def is_part_of_name(before: str, verb: str) -> bool:
    """Whether a verb after these words belongs to a body's name: “Đoàn kiểm tra”, “cán bộ làm công
    tác …”.
    """
    if OFFICE_BEFORE.search(before):
        return bool(OFFICE_VERBS.fullmatch(verb)) or verb == "tham mưu"
    if verb == "khen thưởng" and EMULATION_BEFORE.search(before):
        return True
    return not STRONG.match(verb) and bool(NOUN_BEFORE.search(before))


def duty_verb(text: str) -> str | None:
    """The verb with which a clause opens a duty, or None for an aim, a reason or a bare noun."""
    plain = masked(text).strip()
    if PURPOSE.match(plain):
        later = LATER_DUTY.search(plain)
        return later["verb"].lower() if later else None
    match = DUTY.match(plain)
    return match["verb"].lower() if match else None
