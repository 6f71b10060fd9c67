namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of the sample province.</summary>
internal static class SampleTexts
{
    public static readonly Text Writing = new("sample province: {0}", "tỉnh mẫu: {0}");

    public static readonly Text Dossiers = new("{0} of {1} dossiers", "{0} trên {1} hồ sơ");

    public static readonly Text Files = new("{0} of {1} files", "{0} trên {1} tệp");

    public static readonly Text Made = new(
        "Sample province written in {0}: {1} people, {2} dossiers in {3} months from {4}; seed {5}. All of it is synthetic.",
        "Đã tạo tỉnh mẫu sau {0}: {1} người, {2} hồ sơ trong {3} tháng từ {4}; seed {5}. Toàn bộ là dữ liệu tổng hợp.");

    public static readonly Text Reused = new(
        "The sample province is there already and is used again: {0} people, {1} dossiers, {2} months from {3}; seed {4}.",
        "Tỉnh mẫu đã có sẵn và được dùng lại: {0} người, {1} hồ sơ, {2} tháng từ {3}; seed {4}.");

    public static readonly Text Feed = new("feed", "nguồn");

    public static readonly Text FileCount = new("files", "tệp");

    public static readonly Text Records = new("records", "bản ghi");

    public static readonly Text Faulty = new("faulty on purpose", "cố ý có lỗi");

    public static readonly Text Lies = new("It lies in {0}; what has to come out of it is in {1}.", "Nằm tại {0}; kết quả đúng phải có được ghi trong {1}.");

    public static readonly Text Next = new("Load it: bhyt load {0} --from {1}", "Nạp: bhyt load {0} --from {1}");
}
