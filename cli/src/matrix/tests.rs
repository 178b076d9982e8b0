//! Files as other programs write them, whole and damaged.

use super::*;

fn npy(kind: &str, fortran: bool, shape: &str, numbers: &[u8]) -> Vec<u8> {
    let order = if fortran { "True" } else { "False" };
    let header = format!("{{'descr': '{kind}', 'fortran_order': {order}, 'shape': {shape}, }}\n");
    let length = (header.len() as u16).to_le_bytes();
    [npy::MAGIC, &[1, 0], &length, header.as_bytes(), numbers].concat()
}

fn doubles(numbers: &[f64]) -> Vec<u8> {
    numbers.iter().flat_map(|x| x.to_le_bytes()).collect()
}

fn dense(columns: usize, numbers: &[f64]) -> Dense {
    Dense::new(columns, numbers.to_vec()).unwrap()
}

#[test]
fn arrays_of_numpy() {
    let read = |bytes: Vec<u8>| npy::matrix(&mut &bytes[..]);
    let numbers = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    let plain = read(npy("<f8", false, "(2, 3)", &doubles(&numbers)));
    assert_eq!(plain.unwrap(), dense(3, &numbers));
    let turned = read(npy("<f8", true, "(3, 2)", &doubles(&numbers)));
    assert_eq!(turned.unwrap(), dense(2, &[1.0, 4.0, 2.0, 5.0, 3.0, 6.0]));
    let single: Vec<u8> = [0.5f32, -1.0]
        .iter()
        .flat_map(|x| x.to_le_bytes())
        .collect();
    assert_eq!(
        read(npy("<f4", false, "(1, 2)", &single)).unwrap(),
        dense(2, &[0.5, -1.0])
    );
    let error = |bytes| format!("{:#}", read(bytes).unwrap_err());
    assert!(error(npy("<f2", false, "(1, 2)", &[0; 4])).contains("float32"));
    assert!(error(npy("<f8", false, "(2,)", &doubles(&[1.0, 2.0]))).contains("1 axes"));
    assert!(error(npy("<f8", false, "(2, 2)", &doubles(&[1.0]))).contains("cut off"));
    assert!(error(npy("<f8", false, "(9999999999, 9999999999)", &[])).contains("larger"));
    assert!(error(npy("<f8", false, "(1, 1)", &doubles(&[f64::NAN]))).contains("NaN"));
    assert!(error(b"\x93NUMPY\x01".to_vec()).contains("cut off"));
    assert!(error(npy("f8", false, "none", &[])).contains("header"));
}

fn market_rows(text: &str) -> Vec<Vec<f64>> {
    let matrix = market::matrix(text.as_bytes()).unwrap();
    let matrix = dense_rows(matrix).unwrap();
    (0..matrix.rows()).map(|i| matrix.row(i).to_vec()).collect()
}

#[test]
fn files_of_the_matrix_market() {
    let head = "%%MatrixMarket matrix";
    assert_eq!(
        market_rows(&format!(
            "{head} coordinate real general\n% said\n2 3 3\n1 1 1.5\n2 3 -2\n1 1 0.5\n"
        )),
        [[2.0, 0.0, 0.0], [0.0, 0.0, -2.0]]
    );
    assert_eq!(
        market_rows(&format!(
            "{head} coordinate pattern symmetric\n2 2 2\n1 1\n2 1\n"
        )),
        [[1.0, 1.0], [1.0, 0.0]]
    );
    assert_eq!(
        market_rows(&format!("{head} array real general\n2 2\n1\n2\n3\n4\n")),
        [[1.0, 3.0], [2.0, 4.0]]
    );
    assert_eq!(
        market_rows(&format!("{head} array integer symmetric\n2 2\n1\n2\n3\n")),
        [[1.0, 2.0], [2.0, 3.0]]
    );
}

#[test]
fn damaged_files_of_the_matrix_market_are_refused_by_line() {
    let head = "%%MatrixMarket matrix coordinate real general";
    for (text, part) in [
        (
            "%%MatrixMarket matrix coordinate complex general\n1 1 1\n",
            "line 1",
        ),
        (&format!("{head}\n1 1\n"), "line 2: 3 whole numbers"),
        (
            &format!("{head}\n2 2 1\n3 1 5\n"),
            "line 3: no place 3, 1 in 2 × 2",
        ),
        (&format!("{head}\n2 2 1\n1 1\n"), "line 3: a row"),
        (&format!("{head}\n2 2 1\n1 1 x\n"), "line 3: `1 1 x` holds"),
        (
            &format!("{head}\n2 2 2\n1 1 1\n"),
            "2 entries are announced",
        ),
        (&format!("{head}\n9999999999 1 1\n1 1 1\n"), "line 2"),
        (head, "no line with the sizes"),
    ] {
        let error = format!("{:#}", market::matrix(text.as_bytes()).unwrap_err());
        assert!(error.contains(part), "{part}: {error}");
    }
}

/// An archive as `scipy.sparse.save_npz` writes it.
fn archive(format: &str, starts: &[i64], columns: &[i64], values: &[f64]) -> Vec<u8> {
    use std::io::Write;
    let whole = |numbers: &[i64]| {
        let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
        npy("<i8", false, &format!("({},)", numbers.len()), &bytes)
    };
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, array) in [
        ("format", npy("|S3", false, "()", format.as_bytes())),
        ("shape", whole(&[2, 3])),
        ("indptr", whole(starts)),
        ("indices", whole(columns)),
        (
            "data",
            npy(
                "<f8",
                false,
                &format!("({},)", values.len()),
                &doubles(values),
            ),
        ),
    ] {
        let plain = zip::write::SimpleFileOptions::default();
        zip.start_file(format!("{name}.npy"), plain).unwrap();
        zip.write_all(&array).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn archives_of_scipy() {
    // columns of a row in any order, one of them twice
    let matrix = npz::matrix(archive("csr", &[0, 3, 3], &[2, 0, 2], &[1.0, 2.0, 4.0])).unwrap();
    assert_eq!((matrix.rows(), matrix.columns()), (2, 3));
    assert_eq!(matrix.row(0), (&[0, 2][..], &[2.0, 5.0][..]));
    assert!(matrix.row(1).0.is_empty());
    let error = |bytes| format!("{:#}", npz::matrix(bytes).unwrap_err());
    assert!(error(archive("csc", &[0, 0, 0], &[], &[])).contains("tocsr"));
    assert!(error(archive("csr", &[0, 1, 2], &[0, 3], &[1.0, 1.0])).contains("do not fit"));
    assert!(error(archive("csr", &[0, 2, 1], &[0], &[1.0])).contains("do not fit"));
    assert!(error(archive("csr", &[0, 1, 1], &[0], &[f64::NAN])).contains("row 0, column 0"));
    assert!(error(b"PK\x03\x04 and no more".to_vec()).contains("damaged"));
}

#[test]
fn tables_with_and_without_a_header() {
    let read = |text: &str| table::matrix(text.as_bytes(), b',');
    let numbers = dense(2, &[1.0, -2.0, 0.5, 4e3]);
    assert_eq!(read("1,-2\n 0.5 ,4e3\n").unwrap(), numbers);
    assert_eq!(read("\u{feff}a,b\n1,-2\n0.5,4e3\n").unwrap(), numbers);
    let error = |text: &str| read(text).unwrap_err().to_string();
    assert!(error("1,2\n3\n").contains("line 2: 1 numbers, but 2"));
    assert!(error("1,2\n3,x\n").contains("line 2, column 2: `x`"));
    assert!(error("1,nan\n").contains("line 1, column 2: `nan`"));
    assert!(error("1,\n").contains("line 1, column 2: ``"));
}
