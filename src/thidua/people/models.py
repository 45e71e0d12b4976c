"""Units, persons, posts, accounts and roles, each with its dates. A name or a parent that ended
stays readable.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    """One unit of the tree, from the agency itself down to a phòng; an enterprise or a mass
    organisation too.

    `path` is the branch it answers in: its own number below its parent's path, or, once merged,
    below the path of the unit that took it over, so that its papers are theirs.
    """

    journal_leaves_out = ("folded", "sort_key", "key", "version", "loaded_by")

    class Kind(models.TextChoices):
        AGENCY = "co-quan", _("Cơ quan")
        DIVISION = "phong", _("Phòng, ban, văn phòng")
        PUBLIC_SERVICE = "don-vi-su-nghiep", _("Đơn vị sự nghiệp")
        ENTERPRISE = "doanh-nghiep", _("Doanh nghiệp")
        MASS_ORGANISATION = "doan-the", _("Tổ chức đoàn thể")
        COMMUNE = "xa", _("Xã, phường, đặc khu")
        OTHER = "khac", _("Đơn vị khác")

    name = models.CharField(_("tên đơn vị"), max_length=200)
    short_name = models.CharField(_("tên viết tắt"), max_length=60, blank=True)
    code = models.CharField(_("mã đơn vị"), max_length=30, unique=True, null=True, blank=True)  # noqa: DJ001 - unique when given
    kind = models.CharField(_("loại"), max_length=20, choices=Kind.choices, default=Kind.DIVISION)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("đơn vị cấp trên"),
    )
    path = models.CharField(max_length=200, db_index=True, editable=False)
    order = models.PositiveIntegerField(_("thứ tự"), default=0)
    from_on = models.DateField(_("từ ngày"), null=True, blank=True)
    until_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    known_since = models.PositiveIntegerField(_("hồ sơ đầy đủ từ năm"), null=True, blank=True)
    folded = models.CharField(max_length=300, editable=False, db_index=True)
    sort_key = models.CharField(max_length=250, default="", editable=False)
    version = models.PositiveIntegerField(default=1)
    loaded_by = models.ForeignKey(
        "journal.Entry", models.PROTECT, null=True, related_name="+", editable=False
    )
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("đơn vị")
        ordering = ["order", "sort_key"]

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """A name that a unit bore, and until when."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.CharField(_("tên"), max_length=200)
    from_on = models.DateField(_("từ ngày"), null=True)
    until_on = models.DateField(_("đến hết ngày"))

    class Meta:
        verbose_name = _("tên cũ của đơn vị")
        ordering = ["until_on"]

    def __str__(self) -> str:
        return self.name


class Reorganisation(models.Model):
    """A rename, merger, split, move or dissolution of units, on a day, by a document."""

    journal_leaves_out = ("key",)

    class Kind(models.TextChoices):
        RENAME = "doi-ten", _("Đổi tên")
        MERGER = "sap-nhap", _("Sáp nhập, hợp nhất")
        SPLIT = "chia-tach", _("Chia, tách")
        MOVE = "chuyen", _("Chuyển đơn vị cấp trên")
        DISSOLUTION = "giai-the", _("Giải thể")

    kind = models.CharField(_("việc"), max_length=12, choices=Kind.choices)
    day = models.DateField(_("từ ngày"))
    basis = models.CharField(_("văn bản"), max_length=300)
    years_joined = models.BooleanField(_("cộng nối thành tích"), null=True)
    years_reason = models.TextField(_("lý do cộng nối hoặc không"), blank=True)
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("tổ chức lại đơn vị")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day:%d/%m/%Y}"


class ReorganisationPart(models.Model):
    """A unit on one side of a reorganisation."""

    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="parts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reorganisations")
    after = models.BooleanField(_("đơn vị sau khi tổ chức lại"))

    class Meta:
        verbose_name = _("đơn vị được tổ chức lại")
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "unit", "after"], name="part_once")
        ]

    def __str__(self) -> str:
        return f"{self.reorganisation}: {self.unit}"


class Person(models.Model):
    """A person on record, whether or not they have an account."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("Nữ")
        MALE = "male", _("Nam")

    class Group(models.TextChoices):
        CIVIL_SERVANT = "cong-chuc", _("Công chức")
        PUBLIC_EMPLOYEE = "vien-chuc", _("Viên chức")
        CONTRACT_WORKER = "nguoi-lao-dong", _("Người lao động")
        WORKER = "cong-nhan", _("Công nhân")
        FARMER = "nong-dan", _("Nông dân")
        TEACHER = "nha-giao", _("Nhà giáo")
        OTHER = "khac", _("Khác")

    journal_secret = ("citizen_number",)
    journal_leaves_out = ("folded", "sort_key", "key", "version", "loaded_by")

    name = models.CharField(_("họ và tên"), max_length=120)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex.choices, blank=True)
    born_on = models.DateField(_("ngày sinh"), null=True, blank=True)
    born_year = models.PositiveIntegerField(_("năm sinh"), null=True, blank=True)
    citizen_number = models.CharField(
        _("số định danh cá nhân"), max_length=12, unique=True, null=True, blank=True
    )  # noqa: DJ001
    staff_code = models.CharField(_("mã cán bộ"), max_length=30, unique=True, null=True, blank=True)  # noqa: DJ001
    group = models.CharField(
        _("nhóm"), max_length=20, choices=Group.choices, default=Group.CIVIL_SERVANT
    )
    higher_retirement_age = models.BooleanField(_("nghỉ hưu ở tuổi cao hơn"), default=False)
    joined_on = models.DateField(_("vào cơ quan ngày"), null=True, blank=True)
    left_on = models.DateField(_("rời cơ quan ngày"), null=True, blank=True)
    known_since = models.PositiveIntegerField(_("hồ sơ đầy đủ từ năm"), null=True, blank=True)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    sort_key = models.CharField(max_length=250, editable=False)
    version = models.PositiveIntegerField(default=1)
    loaded_by = models.ForeignKey(
        "journal.Entry", models.PROTECT, null=True, related_name="+", editable=False
    )
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("cá nhân")
        ordering = ["sort_key"]
        indexes = [models.Index(fields=["sort_key", "id"])]

    def __str__(self) -> str:
        return self.name

    @property
    def citizen_number_masked(self) -> str:
        """The last four digits of the citizen number, the others as dots."""
        return f"•••••••• {self.citizen_number[-4:]}" if self.citizen_number else ""

    @property
    def born(self) -> str:
        """The birth as precisely as it is known: 03/02/1990, or 1990."""
        return f"{self.born_on:%d/%m/%Y}" if self.born_on else str(self.born_year or "")


class Post(models.Model):
    """A post held at a unit from one day to another; several at once are normal."""

    journal_leaves_out = ("key", "version")

    class Kind(models.TextChoices):
        MAIN = "chinh", _("Chính thức")
        CONCURRENT = "kiem-nhiem", _("Kiêm nhiệm")
        ACTING = "quyen", _("Quyền, phụ trách")
        SECONDED = "biet-phai", _("Biệt phái")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="posts", verbose_name=_("cá nhân")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=_("đơn vị"))
    title = models.CharField(_("chức vụ"), max_length=120)
    rank = models.CharField(_("chức danh tương đương"), max_length=60, blank=True)
    leader = models.BooleanField(_("lãnh đạo từ phó trưởng phòng trở lên"), default=False)
    head = models.BooleanField(_("người đứng đầu đơn vị"), default=False)
    kind = models.CharField(_("loại"), max_length=12, choices=Kind.choices, default=Kind.MAIN)
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    old_unit_agrees = models.BooleanField(_("đơn vị cũ đồng ý"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("chức vụ")
        ordering = ["-from_on"]
        indexes = [models.Index(fields=["unit", "until_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="post_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}"


class Absence(models.Model):
    """A long absence: maternity, illness, unpaid leave, study."""

    journal_leaves_out = ("key",)

    class Kind(models.TextChoices):
        MATERNITY = "thai-san", _("Nghỉ thai sản")
        ILLNESS = "om", _("Nghỉ ốm dài ngày")
        UNPAID = "khong-luong", _("Nghỉ không hưởng lương")
        STUDY = "di-hoc", _("Đi học tập trung")

    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    kind = models.CharField(_("loại"), max_length=12, choices=Kind.choices)
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến hết ngày"))
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("thời gian nghỉ")
        ordering = ["-from_on"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.from_on:%d/%m/%Y}–{self.until_on:%d/%m/%Y}"


class Accounts(BaseUserManager["User"]):
    """Finds an account by the name it signs in with."""


class User(AbstractBaseUser):
    """An account. What it may do is not here: roles are held at a unit, for a period."""

    USERNAME_FIELD = "username"
    journal_secret = ("password", "last_login", "session_epoch")

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    person = models.OneToOneField(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="account",
        verbose_name=_("cá nhân"),
    )
    display_name = models.CharField(_("tên hiển thị"), max_length=120)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    session_epoch = models.PositiveIntegerField(default=0)
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)

    objects = Accounts()

    class Meta:
        verbose_name = _("tài khoản")
        ordering = ["username"]

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_session_auth_hash(self) -> str:
        """Sessions end when the password or the epoch changes: the epoch moves at "sign out
        everywhere".
        """
        return self._session_hash(None)

    def get_session_auth_fallback_hash(self) -> Any:
        return ()

    def _session_hash(self, secret: str | None) -> str:
        value = f"{self.password}|{self.session_epoch}"
        return salted_hmac(
            "thidua.people.session", value, secret=secret, algorithm="sha256"
        ).hexdigest()


class Role(models.TextChoices):
    """What an account may be, at a unit, for a period."""

    OFFICER = "officer", _("Chuyên viên thi đua, khen thưởng")
    HEAD = "head", _("Trưởng đơn vị")
    STAFF = "staff", _("Công chức, viên chức, người lao động")
    MEMBER = "member", _("Ủy viên Hội đồng")
    SECRETARY = "secretary", _("Thư ký Hội đồng")
    LEADER = "leader", _("Lãnh đạo cơ quan")
    CLERK = "clerk", _("Văn thư")
    ACCOUNTANT = "accountant", _("Kế toán")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


class RoleHeld(models.Model):
    """A role given to an account at a unit and all below it, from a day until a day, by delegation
    too.
    """

    journal_leaves_out = ("key",)

    user = models.ForeignKey(
        User, models.PROTECT, related_name="roles", verbose_name=_("tài khoản")
    )
    role = models.CharField(_("vai trò"), max_length=15, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("tại đơn vị"))
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    delegated_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ủy quyền của"),
    )
    basis = models.CharField(_("căn cứ"), max_length=200, blank=True)
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("vai trò được giao")
        ordering = ["role", "from_on"]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} – {self.unit}"


class ResetLink(models.Model):
    """A one-time link, made by an administrator, by which a person sets a new password."""

    journal_secret = ("token_hash",)

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("liên kết đặt lại mật khẩu")

    def __str__(self) -> str:
        return f"{self.user} {self.made_at:%d/%m/%Y}"


class Setting(models.Model):
    """One setting of the agency from a day on; `people.agency` names the keys and their usual
    values.
    """

    key = models.CharField(_("thiết lập"), max_length=60)
    value = models.JSONField(_("giá trị"))
    from_on = models.DateField(_("từ ngày"))

    class Meta:
        verbose_name = _("thiết lập của cơ quan")
        ordering = ["key", "-from_on"]
        constraints = [
            models.UniqueConstraint(fields=["key", "from_on"], name="setting_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.from_on:%d/%m/%Y})"


class Signer(models.Model):
    """Who signs for the agency, with the authority line printed above the name."""

    journal_leaves_out = ("key",)

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ký"))
    authority = models.CharField(_("quyền hạn"), max_length=60, blank=True)
    title = models.CharField(_("chức vụ"), max_length=80)
    code = models.CharField(_("thẩm quyền"), max_length=40, default="giam-doc-so")
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("người ký")
        ordering = ["from_on"]

    def __str__(self) -> str:
        return f"{self.title} {self.person}"
