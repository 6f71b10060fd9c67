namespace BhytWarehouse.Jobs.Commands;

/// <summary>What the demo tells around its parts.</summary>
internal static class DemoTexts
{
    public static readonly Text Title = new("BhytWarehouse demo: a synthetic province, from files to figures", "BhytWarehouse chạy thử: một tỉnh mẫu, từ tệp đến số liệu");

    public static readonly Text Loading = new("1 · Load: every file is landed, counted, judged and delivered", "1 · Nạp: mọi tệp được tiếp nhận, đếm, kiểm tra và đưa vào kho");

    public static readonly Text Periods = new("2 · What came of it, by feed and month", "2 · Kết quả theo nguồn và tháng");

    public static readonly Text Ledger = new("3 · The ledger", "3 · Sổ đối chiếu");

    public static readonly Text Figures = new("4 · First figures", "4 · Số liệu đầu tiên");

    public static readonly Text PeriodsOf = new("{0}, in {1}; loaded also in {2}", "{0}, tính theo {1}; phần đã nạp tính cả theo {2}");

    public static readonly Text PeriodsOfOthers = new("Feeds whose account is not kept by month", "Các nguồn không theo dõi theo tháng");

    public static readonly Text Total = new("total", "tổng");

    public static readonly Text NothingChanged = new(
        "No figure changed: all good files of this sample were received before, so each of them is a duplicate.",
        "Không số liệu nào thay đổi: mọi tệp tốt của tỉnh mẫu đã được nhận trước đây nên đều là trùng.");

    public static readonly Text Places = new("Where everything lies", "Mọi thứ nằm ở đâu");

    public static readonly Text PlaceWarehouse = new("warehouse", "kho dữ liệu");

    public static readonly Text PlaceLanding = new("landing zone (encrypted)", "vùng tiếp nhận (mã hóa)");

    public static readonly Text PlaceKey = new("key (back it up)", "khóa (hãy sao lưu)");

    public static readonly Text PlaceSample = new("sample files", "tệp mẫu");

    public static readonly Text PlaceTruth = new("what must come out", "kết quả đúng");

    public static readonly Text PlaceJobs = new("job store", "sổ công việc");

    public static readonly Text PlaceQuarantine = new("quarantine and reasons", "phần bị giữ lại và lý do");

    public static readonly Text Next = new("What to try next", "Thử tiếp");

    public static readonly Text NextAgain = new("run it again: no figure changes", "chạy lại: không số liệu nào đổi");

    public static readonly Text NextLedger = new("the account of everything received", "sổ của mọi thứ đã nhận");

    public static readonly Text NextMatch = new("who is held for one person, and why", "những ai được coi là một người, và vì sao");

    public static readonly Text NextRadar = new("what is missing or doubled, since when, what to do", "dữ liệu nào còn thiếu hoặc trùng, từ khi nào, cần làm gì");

    public static readonly Text NextDoctor = new("check the installation", "kiểm tra hệ thống");

    public static readonly Text NextLoad = new("load your own files into a warehouse of their own", "nạp tệp của đơn vị vào kho riêng");

    public static readonly Text WithoutMonth = new("–: records without a settlement month, such as check-ins.", "–: bản ghi không có tháng quyết toán, ví dụ trạng thái khám.");

    public static readonly Text Executable = new("bhyt is {0}; in the source folder 'dotnet run --project jobs --' does the same.", "bhyt là {0}; trong thư mục mã nguồn có thể dùng 'dotnet run --project jobs --'.");

    public static readonly Text Took = new("Done in {0}.", "Xong sau {0}.");
}
