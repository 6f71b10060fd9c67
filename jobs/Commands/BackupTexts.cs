namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of backups.</summary>
internal static class BackupTexts
{
    public static readonly Text Copying = new("backup: copying files", "sao lưu: chép tệp");

    public static readonly Text Restoring = new("restore: checking and copying", "khôi phục: kiểm tra và chép");

    public static readonly Text Made = new("Backup of {0} in {1}: {2} files, {3}, each with its SHA-256 in manifest.json.", "Đã sao lưu {0} vào {1}: {2} tệp, {3}, mỗi tệp có SHA-256 trong manifest.json.");

    public static readonly Text KeepSafe = new("It holds the key {0}: whoever has this backup can read every received file. Keep it as safe as the warehouse.", "Bản sao có khóa {0}: ai có bản sao này đều đọc được mọi tệp đã nhận. Hãy bảo vệ như chính kho dữ liệu.");

    public static readonly Text Restored = new("Restored {0} from {1}: {2} files, {3}, all as they were backed up on {4} (UTC).", "Đã khôi phục {0} từ {1}: {2} tệp, {3}, đúng như khi sao lưu ngày {4} (UTC).");

    public static readonly Text CheckIt = new("Check it: bhyt doctor --warehouse sqlite:{0}", "Kiểm tra: bhyt doctor --warehouse sqlite:{0}");
}
