"""The wordings offices put over their columns, by the field they mean; parted by " | ".

Compared without marks, case or punctuation: "Họ, chữ đệm" and "HỌ CHỮ ĐỆM" are one wording. One
that stands under several fields means the first of them a layout may hold.
"""

WORDINGS: dict[str, str] = {
    "no": "STT | Số TT | TT | Số thứ tự | Thứ tự",
    "ref": "Mã (không sửa) | Mã không sửa",
    "note": "Ghi chú | Ghi chú khác | Chú thích",
    "ignored": (
        "Đơn vị tính | Lỗi | ĐVT | Tổng số | Tổng cộng | Tổng | Cộng | Số lượng | Tự xếp loại | "
        "Cá nhân tự xếp loại | Tự đánh giá | Tự nhận | Cá nhân tự nhận | Cá nhân tự đánh giá | "
        "Tự đánh giá, xếp loại | Cá nhân tự đánh giá, xếp loại | Tự nhận xét | Ký nhận | Chữ ký"
    ),
    "name": (
        "Họ và tên | Họ tên | Tên cá nhân | Họ và tên cá nhân | Tên nhân viên | Họ tên cá nhân | "
        "Tên cán bộ | Tên cán bộ, công chức | Tên tập thể/cá nhân/hộ gia đình | "
        "Tên tập thể, cá nhân | Tập thể, cá nhân | Tập thể/cá nhân | Cá nhân, tập thể | "
        "Tên cá nhân, tập thể | Cá nhân | Tên đối tượng | Họ và tên/Tên tập thể | "
        "Họ và tên, tên tập thể | Họ tên/Tập thể | Tên tác giả | Tác giả | Họ và tên tác giả | "
        "Tác giả sáng kiến | Đồng tác giả | Tên cá nhân/tập thể | Họ, tên | Họ & tên | "
        "Họ tên tác giả | Tác giả/đồng tác giả | Tên chủ hộ | Họ tên chủ hộ | "
        "Đối tượng được khen thưởng | Tên tập thể và cá nhân | Cán bộ, công chức, viên chức"
    ),
    "family": (
        "Họ, chữ đệm | Họ và chữ đệm | Họ và đệm | Họ đệm | Họ lót | Họ và tên đệm | "
        "Họ, tên đệm | Họ và tên lót | Họ chữ lót | Họ | Họ và chữ lót"
    ),
    "given": "Tên",
    "salutation": "Tên gọi (Ông/Bà/Chức danh) | Tên gọi | Ông/Bà | Ông (Bà) | Danh xưng | Xưng hô",
    "born": (
        "Ngày sinh | Ngày tháng năm sinh | Năm sinh | Ngày, tháng, năm sinh | Sinh ngày | NTNS | "
        "Ngày/tháng/năm sinh | Sinh năm | Ngày tháng năm sinh (dd/mm/yyyy)"
    ),
    "male": "Nam | Sinh năm Nam",
    "female": "Nữ",
    "sex": "Giới tính | Phái | Nam/Nữ | Nam, nữ | Giới",
    "citizen_id": (
        "CCCD | Số CCCD | Căn cước công dân | Số căn cước công dân | Căn cước | Số căn cước | "
        "CMND | Số CMND | CMND/CCCD | CCCD/CMND | Số CMND/CCCD | Số CCCD/CMND | Số định danh | "
        "Số định danh cá nhân | Mã định danh | Mã định danh cá nhân | Số CCCD/Căn cước"
    ),
    "staff_code": (
        "Mã CBCC | Mã CB | Mã cán bộ | Mã CBCCVC | Mã số CBCC | Mã nhân viên | Mã NV | "
        "Mã công chức | Mã viên chức | Số hiệu công chức | Số hiệu CBCC | Số hiệu cán bộ | "
        "Mã số cán bộ | Mã cán bộ, công chức | Số hiệu"
    ),
    "post": (
        "Chức vụ | Chức danh | Chức vụ, chức danh | Chức vụ/Chức danh | Chức danh, chức vụ | "
        "Chức vụ hiện tại | Chức vụ công tác | Chức vụ hoặc nghề nghiệp | Chức vụ (chức danh)"
    ),
    "post_unit": (
        "Chức vụ, đơn vị công tác | Chức vụ, đơn vị | Chức vụ và đơn vị công tác | "
        "Chức danh, đơn vị công tác | Chức vụ, nơi công tác | Chức vụ - đơn vị công tác | "
        "Chức vụ, cơ quan | Chức vụ/Đơn vị công tác"
    ),
    "rank": "Cấp bậc | Quân hàm | Cấp bậc, quân hàm | Cấp hàm",
    "degree": "Trình độ | Trình độ chuyên môn | Học vị | Học hàm, học vị",
    "employment": (
        "Phân loại đối tượng | Loại cán bộ | Mã phân loại cán bộ | Nhóm đối tượng | Diện | "
        "Loại hình lao động | Loại lao động | CC/VC/NLĐ | Loại công chức, viên chức | "
        "Phân loại cán bộ | Mã phân loại tập thể | Đối tượng (CC, VC, NLĐ) | "
        "Công chức/Viên chức | Ngạch"
    ),
    "occupation": "Chức danh nghề nghiệp | Nghề nghiệp",
    "status": "Trạng thái | Tình trạng | Tình trạng công tác",
    "address": (
        "Địa chỉ | Nơi ở | Địa chỉ/Nơi ở | Địa chỉ thường trú | Nơi thường trú | Chỗ ở hiện nay"
    ),
    "email": "Thư điện tử | Email | Địa chỉ email | E-mail | Hộp thư",
    "phone": "Điện thoại | Số điện thoại | SĐT | Di động | Số ĐT",
    "department": (
        "Phòng ban | Phòng, ban | Phòng | Tên phòng | Tên phòng ban | Phòng/Ban | Bộ phận | "
        "Tên phòng ban/khối, tổ công tác | Phòng ban làm việc | Phòng ban công tác | "
        "Tổ công tác | Phòng, đơn vị | Phòng chuyên môn | Tên phòng ban/khối"
    ),
    "unit": (
        "Đơn vị | Đơn vị công tác | Tên đơn vị | Cơ quan, đơn vị | Tên cơ quan | Cơ quan | "
        "Tên cơ quan, đơn vị | Tên đơn vị/tập thể | Tên tập thể | Tập thể | Nơi công tác | "
        "Tên đơn vị/tập thể công tác | Cơ quan công tác | Đơn vị/Phòng ban | "
        "Tên cơ quan làm việc | Cơ quan, đơn vị công tác | Đơn vị làm việc | "
        "Tên đơn vị công tác | Khoa/Phòng | Khoa, phòng | Đơn vị đăng ký | Đơn vị áp dụng | "
        "Đơn vị trực thuộc | Tập thể, đơn vị | Tên tập thể, đơn vị | Phòng ban | Tên phòng ban | "
        "Phòng, ban"
    ),
    "parent": (
        "Đơn vị cấp trên | Thuộc đơn vị | Trực thuộc | Cơ quan chủ quản | Đơn vị chủ quản | "
        "Đơn vị cha | Đơn vị quản lý | Cơ quan cấp trên | Thuộc cơ quan | Thuộc"
    ),
    "unit_code": "Mã đơn vị | Mã cơ quan | Mã phòng ban | Mã đơn vị cơ quan",
    "unit_kind": "Loại đơn vị | Loại hình đơn vị | Phân loại đơn vị | Loại hình | Loại tập thể",
    "symbol": "Ký hiệu | Tên viết tắt | Viết tắt | Ký hiệu đơn vị | Ký hiệu văn bản",
    "headcount": (
        "Tổng số CC,VC và NLĐ | Tổng số người | Tổng LĐ | Tổng số lao động | Tổng lao động | "
        "Số người | Tổng số CBCCVC | Biên chế | Số lao động | Tổng số cán bộ | Tổng số CCVC | "
        "Quân số | Tổng số CBCC | Tổng số công chức, viên chức | "
        "Tổng số cán bộ, công chức, viên chức"
    ),
    "nominee": (
        "Phân loại khen thưởng | Phân loại (cá nhân, tập thể, hộ gia đình) | Cá nhân/Tập thể | "
        "Loại đối tượng khen thưởng | Loại đối tượng | Đối tượng khen thưởng | Phân loại"
    ),
    "achievements": (
        "Thành tích đã đạt | Danh hiệu đã đạt | Thành tích | "
        "Các hình thức khen thưởng đã được tặng | Đã được khen thưởng | "
        "Hình thức khen thưởng đã đạt | Hình thức khen thưởng đã được tặng | "
        "Danh hiệu thi đua đã đạt | Thành tích đạt được | Tóm tắt thành tích | "
        "Quá trình khen thưởng | Các danh hiệu đã đạt | Khen thưởng đã đạt | "
        "Lịch sử khen thưởng | Thành tích đề nghị khen"
    ),
    "honour": (
        "Danh hiệu thi đua/Hình thức khen thưởng | Danh hiệu, hình thức | Đề nghị khen thưởng | "
        "Danh hiệu thi đua, hình thức khen thưởng | Danh hiệu, hình thức khen thưởng | "
        "Danh hiệu/Hình thức | Danh hiệu/Hình thức khen thưởng | Khen thưởng | Đề nghị | "
        "Tên thành tích | Đăng ký danh hiệu | Danh hiệu và hình thức khen thưởng | "
        "Hình thức, danh hiệu đề nghị | Loại thành tích | "
        "Danh hiệu thi đua và hình thức khen thưởng | Danh hiệu, hình thức đề nghị | "
        "Hình thức/Danh hiệu | Danh hiệu (hình thức) đề nghị | Đăng ký thi đua | "
        "Nội dung đăng ký | Thành tích đề nghị | Danh hiệu, hình thức KT | "
        "Danh hiệu đã đạt | Danh hiệu thi đua đã đạt | Hình thức khen thưởng đã đạt | "
        "Các hình thức khen thưởng đã được tặng | Hình thức khen thưởng đã được tặng | "
        "Các danh hiệu đã đạt | Khen thưởng đã đạt | Đã được khen thưởng"
    ),
    "title": (
        "Danh hiệu thi đua | Danh hiệu | DHTĐ | Danh hiệu TĐ | Tên danh hiệu | "
        "Danh hiệu đề nghị | Danh hiệu đăng ký | Danh hiệu thi đua đăng ký | "
        "Danh hiệu thi đua đề nghị | Đăng ký danh hiệu thi đua | Danh hiệu cá nhân | "
        "Danh hiệu tập thể"
    ),
    "commendation": (
        "Hình thức khen thưởng | Hình thức KT | HTKT | Hình thức | Hình thức khen | "
        "Hình thức khen thưởng đề nghị | Hình thức đề nghị khen thưởng | Hình thức đề nghị | "
        "Hình thức khen thưởng đăng ký"
    ),
    "title_code": "Mã danh hiệu thi đua | Mã danh hiệu",
    "commendation_code": "Mã hình thức khen thưởng | Mã hình thức",
    "award_kind": ("Loại khen thưởng | Loại hình khen thưởng | Diện khen thưởng | "),
    "votes": (
        "Số phiếu đạt | Số phiếu | Phiếu bầu | Số phiếu đồng ý | Kết quả bỏ phiếu | "
        "Số phiếu tán thành | Số phiếu bầu"
    ),
    "share": "Tỷ lệ | Tỷ lệ % | Tỉ lệ | Tỷ lệ đóng góp | % đóng góp | Tỷ lệ phiếu | Tỷ lệ đạt",
    "money": (
        "Tiền thưởng | Mức thưởng | Số tiền | Mức tiền thưởng | Số tiền thưởng | "
        "Tiền thưởng (đồng) | Thành tiền | Mức tiền"
    ),
    "result": (
        "Kết quả | Kết quả xét | Kết quả xét duyệt | Kết quả khen thưởng | Kết luận | "
        "Kết quả thẩm định | Kết quả của cấp trên | Kết quả đề nghị | Kết quả công nhận"
    ),
    "reason": (
        "Lý do | Lí do | Lý do không đồng ý | Lý do không được | Nội dung vi phạm | "
        "Hành vi vi phạm | Lý do trả lại | Nội dung khen thưởng"
    ),
    "rating": (
        "Xếp loại | Kết quả | Kết quả xếp loại | Mức xếp loại | Kết quả đánh giá | "
        "Xếp loại chất lượng | Kết quả đánh giá, xếp loại | Đánh giá, xếp loại | "
        "Mức độ hoàn thành nhiệm vụ | Đánh giá | Mức độ HTNV | Kết quả phân loại | "
        "Mức hoàn thành nhiệm vụ | Kết quả xếp loại chất lượng | Mức xếp loại chất lượng | "
        "Phân loại đánh giá | Kết quả đánh giá xếp loại chất lượng | "
        "Đơn vị xếp loại | Cấp có thẩm quyền xếp loại | Phân loại"
    ),
    "discipline": (
        "Hình thức kỷ luật | Kỷ luật | Hình thức kỉ luật | Hình thức xử lý kỷ luật | Hình thức"
    ),
    "initiative": (
        "Đăng ký sáng kiến | Tên sáng kiến | Sáng kiến | Tên đề tài | Tên đề tài, sáng kiến | "
        "Tên sáng kiến, đề tài | Sáng kiến/đề tài đăng ký | Tên sáng kiến/đề tài | "
        "Sáng kiến đăng ký | Tên giải pháp | Tên sáng kiến, giải pháp | Sáng kiến, đề tài | "
        "Đề tài, sáng kiến | Nội dung sáng kiến | Tên đề tài/sáng kiến | "
        "Tên sáng kiến kinh nghiệm"
    ),
    "scope": (
        "Phạm vi | Phạm vi ảnh hưởng | Phạm vi áp dụng | Cấp công nhận | Cấp | "
        "Phạm vi công nhận | Phạm vi ảnh hưởng của sáng kiến | "
        "Hiệu quả áp dụng và phạm vi ảnh hưởng"
    ),
    "recognised_on": (
        "Ngày công nhận | Ngày được công nhận | Ngày chấp nhận | Ngày, tháng công nhận"
    ),
    "recognised_by": (
        "Đơn vị công nhận | Cơ quan công nhận | Nơi công nhận | Cấp có thẩm quyền công nhận | "
        "Hội đồng công nhận"
    ),
    "summary": "Tóm tắt | Tóm tắt thành tích đạt được | Tóm tắt nội dung | Nội dung | Mô tả",
    "role": "Vai trò | Vai trò, mức độ đóng góp | Chủ trì/Tham gia",
    "year": (
        "Năm | Năm đề nghị | Năm đạt | Năm khen thưởng | Năm học | Năm công tác | "
        "Năm công nhận | Năm đánh giá | Năm xét | Năm được tặng | Năm đạt danh hiệu | "
        "Giai đoạn | Thời gian xét | Niên độ | Năm đạt được | Năm xếp loại | Năm thành tích"
    ),
    "decision": (
        "Số, ngày quyết định | Quyết định | Số quyết định, ngày tháng năm | "
        "Số, ngày, tháng, năm quyết định | Quyết định số, ngày | Số QĐ, ngày QĐ | "
        "Số và ngày quyết định | Quyết định khen thưởng | Số quyết định, ngày quyết định | "
        "Số QĐ, ngày tháng năm | Quyết định kỷ luật | Số, ngày tháng năm quyết định | "
        "Quyết định công nhận | Quyết định số, ngày tháng năm"
    ),
    "decision_no": (
        "Số quyết định | Số QĐ | Quyết định số | Số hiệu quyết định | Số, ký hiệu quyết định | "
        "QĐ số | Số văn bản | Quyết định số ký hiệu | Số quyết định công nhận"
    ),
    "decided_on": (
        "Ngày quyết định | Ngày QĐ | Ngày ký | Ngày ban hành | Quyết định ngày | "
        "Ngày ra quyết định | Ngày ký quyết định | Quyết định ngày tháng năm | "
        "Ngày tháng quyết định | Ngày, tháng, năm quyết định"
    ),
    "decided_by": (
        "Người ký | Cơ quan ban hành | Cơ quan quyết định | Người ký quyết định | "
        "Cấp quyết định | Cơ quan (người) quyết định | Thẩm quyền quyết định | "
        "Cơ quan ra quyết định | Cấp khen thưởng | Đơn vị ban hành | Cơ quan khen thưởng | "
        "Quyết định người ký | Quyết định cơ quan ban hành | Cấp/hạng | Đơn vị thực hiện | "
        "Người ký/Cơ quan | Cấp ban hành | Cơ quan ký"
    ),
    "from_on": (
        "Từ ngày | Ngày bắt đầu | Ngày hiệu lực | Thời gian bắt đầu | Ngày thành lập | "
        "Ngày có hiệu lực | Ngày bổ nhiệm | Thời gian từ ngày | Thời gian thi hành từ | "
        "Ngày vào cơ quan"
    ),
    "period": (
        "Thời hạn | Thời gian thi hành | Thời hạn kỷ luật | Thời hạn thi hành | Thời gian | "
        "Thời gian thi hành kỷ luật | Từ ngày đến ngày | Từ ngày - đến ngày | Hiệu lực"
    ),
    "until_on": (
        "Đến ngày | Ngày kết thúc | Ngày hết hiệu lực | Thời gian kết thúc | Ngày giải thể | "
        "Thời gian đến ngày | Ngày nghỉ"
    ),
}
