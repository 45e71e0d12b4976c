"""Đơn vị, cá nhân, chức vụ, tài khoản, vai trò: who is who, where and as what, on any day."""
