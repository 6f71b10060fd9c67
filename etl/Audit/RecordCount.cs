namespace BhytWarehouse.Etl.Audit;

/// <summary>What one record (dossier, row, cell) brought, as counted at landing.</summary>
/// <param name="FacilityCode">As the file's envelope names it; empty where the file does not tell.</param>
/// <param name="MonthKey">Settlement month yyyymm, -1 where the record does not tell.</param>
/// <param name="DocumentCount">FILEHOSO in the dossier; 0 for feeds without documents.</param>
/// <param name="LineCount">Rows of all its tables but XML1; 0 for feeds without lines.</param>
/// <param name="AmountHundredths">Hundredths of đồng asked from the fund (T_BHTT of XML1); for other feeds their control total in hundredths. 0 where it cannot be read.</param>
public readonly record struct RecordCount(string FacilityCode, int MonthKey, int DocumentCount, int LineCount, long AmountHundredths);
